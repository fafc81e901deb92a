/**
 * What runs by {@code -Pfull} and {@code make}: nodes of the relay as processes with a PostgreSQL of their own, loaded through HTTP and hurt
 * from a seed ({@link org.ncbrelay.labs.FaultLab}), or replaced behind HAProxy ({@link org.ncbrelay.labs.ClusterLab}). Afterwards a check
 * compares everything with the acts that were acknowledged; {@code docs/reliability.md} has the promises.
 */
package org.ncbrelay.labs;
