/**
 * Fills a demo database with a believable year of requests from all member countries, through the real use cases and
 * forms. Only with the profile {@code demo-data}, which also lets the clock run from a year ago to now.
 */
package org.ncbrelay.demo;
