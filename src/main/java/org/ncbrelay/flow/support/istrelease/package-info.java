/** Release of one expert by the home bureau. */
package org.ncbrelay.flow.support.istrelease;
