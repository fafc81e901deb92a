/**
 * What lies outside the relay's own rules, named by purpose: mail and the outbox for it, the information system, the engine's processes, who
 * is acting. Each has its adapter in {@link org.ncbrelay.adapter}, or in {@link org.ncbrelay.engine} where the engine answers. What PostgreSQL
 * answers is no port: it is a class of {@code org.ncbrelay.store}.
 */
package org.ncbrelay.port;
