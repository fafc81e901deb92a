/** What the list pages share and what can be done from them: selections and their addresses, saved views, bulk acts, files, news. */
package org.ncbrelay.web.pages.inbox;
