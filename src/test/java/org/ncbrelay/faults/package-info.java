/**
 * The fault lab: the relay as processes with a PostgreSQL of their own, loaded through HTTP, hurt on a seed, and compared afterwards with
 * what it had acknowledged. {@link org.ncbrelay.faults.Faults} runs all of it ({@code make faults}), {@code FaultsTest} a minute of it;
 * {@code docs/reliability.md} says what is promised and what was measured.
 */
package org.ncbrelay.faults;
