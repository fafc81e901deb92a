/** Intelligence and its dispatches. */
package org.ncbrelay.adapter.database.intelligence;
