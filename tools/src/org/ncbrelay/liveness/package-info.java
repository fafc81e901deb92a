/** Random small worlds in which every case must reach an end by the officers of its roster and by time alone. */
package org.ncbrelay.liveness;
