/** What a form asks, read from its file, and the check of answers against it; the same for Tasklist, pages and scripts. */
package org.ncbrelay.engine.forms;
