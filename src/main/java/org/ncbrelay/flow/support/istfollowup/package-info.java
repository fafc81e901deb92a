/** Follow-up of a mission after 30 and 90 days. */
package org.ncbrelay.flow.support.istfollowup;
