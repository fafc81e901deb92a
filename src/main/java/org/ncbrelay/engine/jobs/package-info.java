/** Jobs of the engine where a node loses its database, is frozen, or finds an older database. */
package org.ncbrelay.engine.jobs;
