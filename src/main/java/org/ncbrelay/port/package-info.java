/**
 * What lies outside the relay's own rules, named by purpose: mail and the outbox for it, the information system, figures and views
 * that are read across aggregates, the engine's processes, who is acting. Each has its adapter in {@link org.ncbrelay.adapter}, or
 * in {@link org.ncbrelay.engine} where the engine answers. The repository of an aggregate is not here: it lies beside the aggregate in
 * {@link org.ncbrelay.domain}. A port that has one implementation, and no hand-written fake in the tests, says why it is a port.
 */
package org.ncbrelay.port;
