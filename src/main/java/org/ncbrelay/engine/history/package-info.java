/** Which nodes a case passed, kept for pages and figures. */
package org.ncbrelay.engine.history;
