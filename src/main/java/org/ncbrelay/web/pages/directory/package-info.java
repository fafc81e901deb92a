/** Agencies, experts and direct contact, for those who may look them up. */
package org.ncbrelay.web.pages.directory;
