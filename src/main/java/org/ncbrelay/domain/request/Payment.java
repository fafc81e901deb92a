package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A payment or a way to pay, as far as it is known: each part is null if not given.
 *
 * @param method   as {@code MOBILE_MONEY}; free text
 * @param amount   0 or more; given if, and only if, the currency is
 * @param currency ISO 4217
 */
public record Payment(
        String method, String account, String provider, BigDecimal amount, Currency currency, LocalDate paidAt) {
    public Payment {
        Invariant.holds((amount == null) == (currency == null), "an amount and its currency go together");
    }
}
