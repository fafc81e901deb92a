/**
 * How the parts are put together: the engine, its database, the clock; {@link org.ncbrelay.config.seed} fills an empty database.
 */
package org.ncbrelay.config;
