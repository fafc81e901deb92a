/**
 * Lets the process engine do what the ports ask: start the flow of a case, send it a message, complete a task of it. It knows the
 * names of all steps, which know nothing of each other.
 */
package org.ncbrelay.adapter.engine;
