/** Originals that back a case: what they are, how they are named, who had them in hand. */
package org.ncbrelay.domain.evidence;
