/** What the engine need not ask the database again: definitions that never change, and grants that cannot exist. */
package org.ncbrelay.engine.reads;
