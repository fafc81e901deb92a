/**
 * What a command of the engine reads of a running flow, in few statements: the engine asks for each execution, each variable scope and each
 * definition on its own. Nothing is known from one command to the next but what a deployment fixed.
 */
package org.ncbrelay.engine.reads;
