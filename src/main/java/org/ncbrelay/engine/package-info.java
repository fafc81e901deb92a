/**
 * What all steps share of the models, and the guards in front of the engine's tasks and forms: who may work on a task
 * ({@link org.ncbrelay.engine.guards.TaskGuard}) and which answers its form accepts
 * ({@link org.ncbrelay.engine.forms.FormValidator}), whichever way they come.
 */
package org.ncbrelay.engine;
