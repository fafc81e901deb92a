/** Who reads a page and how it speaks to them: words in their language, times in their zone, names of countries, reasons of refusals. */
package org.ncbrelay.web.pages.reader;
