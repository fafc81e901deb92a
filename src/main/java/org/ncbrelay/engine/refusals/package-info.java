/** Refusals on their way through the engine, which knows only exceptions of its own: to the caller, and not into the log. */
package org.ncbrelay.engine.refusals;
