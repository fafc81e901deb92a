/** HTML pages for officers; a page translates, calls one use case or port, and answers. */
package org.ncbrelay.web.pages;
