/** Runs the review of who works on tasks. */
package org.ncbrelay.adapter.assignment;
