package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What is asked for an offer.
 *
 * @param amount   0 or more
 * @param currency ISO 4217
 */
public record Price(BigDecimal amount, Currency currency) {
    public Price {
        Invariant.given(currency, "currency");
        Invariant.holds(amount != null && amount.signum() >= 0, "a price is 0 or more");
    }
}
