/** Evidence, data preservation and retention. */
package org.ncbrelay.store.evidence;
