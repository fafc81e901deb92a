/** How the engine finds open tasks: its own questions, asked so that a page stops at its end. */
package org.ncbrelay.engine.tasklists;
