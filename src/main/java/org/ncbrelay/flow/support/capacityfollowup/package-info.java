/** What became of a training after 90 days; a flow of its own, so that the case can close before. */
package org.ncbrelay.flow.support.capacityfollowup;
