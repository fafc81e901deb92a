/** The request as pages show, ask and file it: sections, steps of the form, drafts with their files, and what was posted. */
package org.ncbrelay.web.pages.request;
