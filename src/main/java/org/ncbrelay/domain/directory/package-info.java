/** The member countries and how their bureaus are reached. */
package org.ncbrelay.domain.directory;
