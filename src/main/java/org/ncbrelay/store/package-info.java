/**
 * What is stored: one concrete class for each aggregate, SQL in and records out, for use cases, pages and workers alike. The classes of this
 * package read and write rows; those below are divided by what they store. Row-level security decides what each of them sees.
 */
package org.ncbrelay.store;
