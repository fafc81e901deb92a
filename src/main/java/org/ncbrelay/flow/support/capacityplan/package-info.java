/** The training plan, agreed with the NCB. */
package org.ncbrelay.flow.support.capacityplan;
