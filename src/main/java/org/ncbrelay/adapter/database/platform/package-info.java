/** What operators see of engine and database. */
package org.ncbrelay.adapter.database.platform;
