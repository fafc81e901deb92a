/** How a user wants to read the pages, and the selections of lists that officers have saved. */
package org.ncbrelay.domain.preference;
