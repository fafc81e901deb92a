/** The request as pages show and ask it: sections, steps of the form, and what was posted. */
package org.ncbrelay.web.pages.request;
