/**
 * The ports answered by a technique: PostgreSQL, mail, HTTP, files. No one depends on an adapter. A call to another machine
 * never happens inside a business transaction: a row is written there, a worker sends it afterwards.
 */
package org.ncbrelay.adapter;
