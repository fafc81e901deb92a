/** The command {@code demo-data}: invented cases for a demo relay, filed and worked through its own API. */
package org.ncbrelay.config.demo;
