/**
 * HTML pages for officers; a page translates, calls one use case or port, and answers. Here is what all pages share, and the few that stand
 * alone; each package has the pages of one purpose.
 */
package org.ncbrelay.web.pages;
