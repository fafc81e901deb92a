/** The statements of the engine: where they come from when it starts. */
package org.ncbrelay.engine.statements;
