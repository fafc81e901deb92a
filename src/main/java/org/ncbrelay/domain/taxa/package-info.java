/** The kinds of animals and plants, with the protection they have under CITES. */
package org.ncbrelay.domain.taxa;
