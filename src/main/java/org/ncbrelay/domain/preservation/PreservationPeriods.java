package org.ncbrelay.domain.preservation;

/** How long platforms preserve data that they were asked to preserve: the decision table {@code preservationPeriods}. */
public interface PreservationPeriods {
    /** @param provider as the request names it, in any case */
    Period of(String provider);

    /**
     * @param days     from the request, and with each renewal
     * @param renewals how often it can be renewed
     */
    record Period(int days, int renewals) {}
}
