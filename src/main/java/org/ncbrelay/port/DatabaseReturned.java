package org.ncbrelay.port;

import java.time.Duration;

/**
 * The database answers this node again.
 *
 * @param away for how long it did not
 */
public record DatabaseReturned(Duration away) {}
