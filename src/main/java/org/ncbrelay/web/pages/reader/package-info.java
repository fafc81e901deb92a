/** How a page speaks to whoever reads it: words in their language, times in their zone, names of countries. */
package org.ncbrelay.web.pages.reader;
