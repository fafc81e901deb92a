/** Runs the look for reviews of retention that have come. */
package org.ncbrelay.adapter.retention;
