/**
 * What an operator may do inside the engine, whichever way the call came: run the machine without reading or moving a case. It holds
 * behind {@link org.ncbrelay.security.engineapi}, which is asked first and by another measure: there the keys of a call are listed, here
 * the commands that the engine executes.
 */
package org.ncbrelay.security.operators;
