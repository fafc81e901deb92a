package org.ncbrelay.domain;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a case for everybody: {@code KEN-2026-000017}. Numbers run per country and year, so that a number
 * tells nothing about the work of another country.
 *
 * @param value country, year of submission, running number of six digits
 */
public record CaseReference(String value) implements Comparable<CaseReference>, Serializable {
    private static final Pattern FORM = Pattern.compile("([A-Z]{3})-(\\d{4})-(\\d{6})");
    /** The series of INTERPOL's intelligence; no country has this code. */
    private static final String INTELLIGENCE = "INT";

    public CaseReference {
        Objects.requireNonNull(value, "reference");
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a case reference: " + value);
    }

    /**
     * @param organisation the requesting country
     * @param year         year of submission
     * @param number       running number of that country in that year, 1 to 999,999
     */
    public static CaseReference of(OrganisationCode organisation, int year, long number) {
        return new CaseReference("%s-%04d-%06d".formatted(organisation, year, number));
    }

    /** @throws Refusal.NotFound if the text of an address cannot be a reference: as unknown as any other */
    public static CaseReference parse(String text) {
        if (!isWellFormed(text)) throw new Refusal.NotFound();
        return new CaseReference(text);
    }

    /** Whether a text has the form of a reference; whether such a case exists is another question. */
    public static boolean isWellFormed(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** Whose it is: the country whose agency asked for support; of intelligence, INTERPOL. */
    public OrganisationCode organisation() {
        return isIntelligence() ? OrganisationCode.INTERPOL : new OrganisationCode(series());
    }

    /** Whether this names intelligence rather than a request for support. */
    public boolean isIntelligence() {
        return series().equals(INTELLIGENCE);
    }

    private String series() {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) throw new IllegalStateException(value);
        return matcher.group(1);
    }

    @Override
    public int compareTo(CaseReference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
