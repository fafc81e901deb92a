/**
 * What the decision at each task needs, in the words of its reader and as far as the reader may see it: next to the form on a page, and
 * in short in Tasklist's. It is read when it is shown, and never stored in the engine.
 */
package org.ncbrelay.web.pages.content;
