/**
 * Several nodes of the relay as processes on one PostgreSQL server behind a real HAProxy: killed, drained and replaced by another version
 * under load. {@link org.ncbrelay.cluster.ClusterLab} is the long form, by {@code make cluster}.
 */
package org.ncbrelay.cluster;
