/** Preservation requests to platforms: watched from acknowledgment on, renewed once, never in the way of the case. */
package org.ncbrelay.flow.preservation;
