/** What a command of the engine changes, written to the database in one round trip. */
package org.ncbrelay.engine.writes;
