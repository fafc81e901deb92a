/** Seals the audit: the signing key and the copies of checkpoints in a folder outside the database, and the worker that makes them. */
package org.ncbrelay.adapter.seal;
