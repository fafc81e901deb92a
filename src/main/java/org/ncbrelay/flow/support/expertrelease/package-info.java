/** Release of one expert by the own NCB. */
package org.ncbrelay.flow.support.expertrelease;
