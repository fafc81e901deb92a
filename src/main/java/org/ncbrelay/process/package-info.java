/**
 * What all steps share of the models, and the guards in front of the engine's tasks and forms: who may work on a task
 * ({@link org.ncbrelay.process.TaskGuard}) and which answers its form accepts
 * ({@link org.ncbrelay.process.FormValidator}), the same through every door.
 */
package org.ncbrelay.process;
