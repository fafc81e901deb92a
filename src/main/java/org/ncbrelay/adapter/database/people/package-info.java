/** Agencies, officers, their absences and preferences, and changes of accounts. */
package org.ncbrelay.adapter.database.people;
