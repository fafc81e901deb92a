/**
 * What the flow needs from outside, named by purpose: stores of cases and their parts, the outbox for letters, the information
 * system, the clock of working days, who is acting. Each has its adapter in {@link org.ncbrelay.adapter}, or in
 * {@link org.ncbrelay.engine} where the guards of the engine answer.
 */
package org.ncbrelay.port;
