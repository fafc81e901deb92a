/**
 * What a binding of the flow sees of the engine ({@link org.ncbrelay.engine.CaseDelegate}, {@link org.ncbrelay.engine.CaseExecution},
 * {@link org.ncbrelay.engine.ProcessVariable}), and the guards in front of the engine's tasks and forms: who may work on a task
 * ({@link org.ncbrelay.engine.guards.TaskGuard}) and which answers its form accepts
 * ({@link org.ncbrelay.engine.forms.FormValidator}), whichever way they come.
 */
package org.ncbrelay.engine;
