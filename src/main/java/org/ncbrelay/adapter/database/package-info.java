/**
 * Brings the one database, PostgreSQL. {@link org.ncbrelay.adapter.database.DatabaseAccess} says where it is and who logs in; the
 * {@code embedded} package starts one in the data folder, the {@code external} package takes one from the environment.
 * The schema belongs to the owner, the application works as {@code relay_app} under row-level security, and every transaction
 * carries the organisation of the acting officer.
 */
package org.ncbrelay.adapter.database;
