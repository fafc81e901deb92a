/**
 * What the flow needs from outside, named by purpose: stores of cases and their parts, the outbox for letters, the information
 * system, the clock of working days, who is acting. Each has its adapter in {@link org.ncbrelay.adapter} or, where the engine
 * answers, in {@link org.ncbrelay.process}.
 */
package org.ncbrelay.port;
