package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Texts.form;
import static org.ncbrelay.domain.reading.Texts.line;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Values;

/** The kinds of value that only a support request knows. */
record RequestKinds(ReadingContext context) {
    /** Generous for a narrative, finite for a database (our default). */
    static final int NARRATIVE = 8000;

    /** Longest list of any kind (our default). */
    static final int LIST = 200;

    /** ISO 4217, as the JDK has it; it makes a new set at each call. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final int NAME = 200;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final LocalDate FIRST_WEB_DAY = LocalDate.of(1990, 1, 1);
    private static final Instant FIRST_WEB_MOMENT = Instant.parse("1990-01-01T00:00:00Z");

    private static final Predicate<String> LANGUAGE_TAG =
            Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*").asMatchPredicate();
    private static final Set<String> TERRITORIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    static Kind<String> name() {
        return line(NAME);
    }

    static Kind<String> language() {
        return form(35, LANGUAGE_TAG, "wrong.language", "must be a language tag, as en or pt-BR");
    }

    /** Any country or territory of ISO 3166-1: goods and people also come from outside the membership. */
    static Kind<String> territory() {
        return form(100, TERRITORIES::contains, "wrong.territory", "must be an ISO 3166-1 alpha-3 code, as KEN");
    }

    static Kind<Currency> currency() {
        return form(3, CURRENCIES::contains, "wrong.currency", "must be an ISO 4217 currency code, as USD")
                .map(Currency::getInstance);
    }

    static Kind<BigDecimal> money() {
        return Values.notNegative(MOST, 4);
    }

    static Kind<BigDecimal> quantity() {
        return Values.positive(MOST, 6);
    }

    Kind<OrganisationCode> member() {
        return form(
                        3,
                        context.countries()::contains,
                        "wrong.country",
                        "must be the alpha-3 code of a member country, as KEN; a sub-bureau is reached through its country")
                .map(OrganisationCode::new);
    }

    /** A case that a request may follow; a foreign one is as unknown as any other. */
    Kind<CaseReference> closedCase() {
        return form(
                        15,
                        text -> CaseReference.isWellFormed(text)
                                && context.closed().test(new CaseReference(text)),
                        "wrong.follows",
                        "must be the reference of a closed or declined case of your agency or country, as KEN-2026-000017")
                .map(CaseReference::new);
    }

    /** A moment that has passed, since there is a web. */
    Kind<Instant> pastMoment() {
        return Values.moment(FIRST_WEB_MOMENT, context.now());
    }

    /** A day that has begun somewhere on Earth, since there is a web. */
    Kind<LocalDate> pastDay() {
        return Values.date(FIRST_WEB_DAY, context.today().plusDays(1));
    }

    /** A day on which goods left, or are announced to leave. */
    Kind<LocalDate> shippingDay() {
        return Values.date(FIRST_WEB_DAY, context.today().plusYears(1));
    }

    Kind<LocalDate> birthday() {
        return Values.date(FIRST_BIRTH, context.today());
    }

    /**
     * @param days  how far ahead at least
     * @param years how far ahead at most
     */
    Kind<LocalDate> dayAhead(int days, int years) {
        return Values.date(context.today().plusDays(days), context.today().plusYears(years));
    }

    /** The last day of a preservation: it may have lapsed, and no platform preserves for decades. */
    Kind<LocalDate> expiry() {
        return Values.date(FIRST_WEB_DAY, context.today().plusYears(5));
    }
}
