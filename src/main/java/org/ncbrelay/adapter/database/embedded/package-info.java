/**
 * Starts a PostgreSQL of our own in the data folder, so that a machine with only Java runs the relay. In the folder:
 * {@code relay.lock} (held while the application lives), {@code secrets.properties} (generated passwords, for the owner of the
 * folder only), {@code server} (the data), {@code server.log}, {@code binaries} (PostgreSQL itself, unpacked).
 */
package org.ncbrelay.adapter.database.embedded;
