/** Agencies, experts and direct contact for those who may look them up; accounts and the platform for operators. */
package org.ncbrelay.web.pages.administration;
