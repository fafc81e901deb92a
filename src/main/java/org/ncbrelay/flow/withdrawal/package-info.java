/**
 * The withdrawal on the map, at any moment: running work ends cleanly, what was sent stays on record.
 */
package org.ncbrelay.flow.withdrawal;
