/** Which nodes a case passed, stored for pages and figures. */
package org.ncbrelay.engine.history;
