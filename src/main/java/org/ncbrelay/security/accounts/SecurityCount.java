package org.ncbrelay.security.accounts;

import java.util.concurrent.atomic.LongAdder;

/** How often something happened that {@link SecurityLog} writes down, in this process since it started: for the metrics. */
public enum SecurityCount {
    LOGIN,
    /** A wrong password, a first password that is over, or a login that a provider vouched for and the relay did not accept. */
    LOGIN_REFUSED,
    /** Not even tried, after too many failures. */
    LOGIN_THROTTLED,
    /** A request that is not open to who sent it. */
    NOT_OPEN,
    /** A request above the rate of its account or address. */
    TOO_MANY;

    private final LongAdder times = new LongAdder();

    void add() {
        times.increment();
    }

    public long counted() {
        return times.sum();
    }
}
