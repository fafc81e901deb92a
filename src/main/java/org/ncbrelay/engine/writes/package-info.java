/** How the engine's changes reach the database: all of a command in one round trip. */
package org.ncbrelay.engine.writes;
