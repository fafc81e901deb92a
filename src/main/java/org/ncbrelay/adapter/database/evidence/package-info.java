/** Evidence, data preservation and retention. */
package org.ncbrelay.adapter.database.evidence;
