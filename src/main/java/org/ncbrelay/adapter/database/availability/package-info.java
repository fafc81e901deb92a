/**
 * Finds out within two seconds that the database does not answer, ends whatever waits for it, and finds out that it is back. The watch
 * asks on a connection of its own; the pool lends nothing while the database is away; connections that were open when it went are cut,
 * so that no request waits for an answer that never comes.
 */
package org.ncbrelay.adapter.database.availability;
