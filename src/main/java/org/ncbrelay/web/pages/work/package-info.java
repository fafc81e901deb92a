/** Tasks as they are worked on our pages: the form of Tasklist, filled in, checked and answered here, next to what the decision needs. */
package org.ncbrelay.web.pages.work;
