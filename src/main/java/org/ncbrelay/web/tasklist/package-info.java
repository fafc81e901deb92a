/** What Tasklist reads from the engine, in the language of its reader. Forms and diagrams are written in English, one file each. */
package org.ncbrelay.web.tasklist;
