/** Writes what a transaction recorded, in one statement: the function {@code relay_write} of the schema. */
package org.ncbrelay.store.journal;
