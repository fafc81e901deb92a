/** Cases, the lists of them, intelligence and invitations as pages, and what is done to a case there. */
package org.ncbrelay.web.pages.cases;
