/**
 * The guards of the engine's services: who may work on a task, which answers it accepts, which changes of accounts wait for a second operator.
 * They ask the use cases of the flow.
 */
package org.ncbrelay.adapter.engine.guards;
