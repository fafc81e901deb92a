/** Time limits and the working calendars by which they run. */
package org.ncbrelay.domain.calendar;
