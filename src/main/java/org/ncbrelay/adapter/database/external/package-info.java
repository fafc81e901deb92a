/** Takes the database that the environment names: production, and every test. */
package org.ncbrelay.adapter.database.external;
