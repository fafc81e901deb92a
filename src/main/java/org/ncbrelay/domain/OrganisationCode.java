package org.ncbrelay.domain;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names an organisation: a member country by its ISO 3166-1 alpha-3 code, or {@code INTERPOL}.
 *
 * @param value three capital letters, or {@code INTERPOL}
 */
public record OrganisationCode(String value) implements Comparable<OrganisationCode> {
    // Comes first: the constant below is checked against it.
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}|INTERPOL");

    /** The General Secretariat with its wildlife team, investigative support teams and experts' desk. */
    public static final OrganisationCode INTERPOL = new OrganisationCode("INTERPOL");

    public OrganisationCode {
        Objects.requireNonNull(value, "organisation");
        if (!isCode(value)) throw new IllegalArgumentException("not an organisation code: " + value);
    }

    /** Whether a text, such as one of a timeline, is such a code. */
    public static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether this is a member country rather than the General Secretariat. */
    public boolean isCountry() {
        return !equals(INTERPOL);
    }

    @Override
    public int compareTo(OrganisationCode other) {
        return value.compareTo(other.value);
    }

    /** The National Central Bureau of a country, as timelines name it. */
    public String bureau() {
        return "NCB " + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
