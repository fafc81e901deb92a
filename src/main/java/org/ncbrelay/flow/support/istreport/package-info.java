/** Report and debrief of a mission. */
package org.ncbrelay.flow.support.istreport;
