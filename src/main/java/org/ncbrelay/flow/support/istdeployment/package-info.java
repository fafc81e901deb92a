/** The map of a deployment: what begins and ends it as a whole. */
package org.ncbrelay.flow.support.istdeployment;
