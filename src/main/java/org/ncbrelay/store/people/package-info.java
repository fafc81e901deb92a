/** Agencies, officers, their absences, preferences and saved views, and changes of accounts. */
package org.ncbrelay.store.people;
