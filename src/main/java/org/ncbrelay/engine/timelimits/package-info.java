/** Due dates and time left, as the decision tables give them. */
package org.ncbrelay.engine.timelimits;
