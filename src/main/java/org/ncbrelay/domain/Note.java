package org.ncbrelay.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A note next to an event, or a reason: what the relay says, by codes, and after it what an officer wrote. Callers of the API read it in
 * English, {@code mentoring: session held: Tracing of wallets}; pages and documents say the codes in the reader's language.
 *
 * @param said    what the relay says, in its order; empty where an officer wrote the whole
 * @param written the officer's own words; null if there are none
 */
public record Note(List<Term> said, String written) {
    private static final String COMMA = ", ";
    private static final String COLON = ": ";

    public Note {
        said = List.copyOf(said);
    }

    /** @return null where the text is null or blank, as where an officer left a field empty */
    public static Note written(String text) {
        return text == null || text.isBlank() ? null : new Note(List.of(), text);
    }

    /** @param code key of the text; empty for what is the same in every language */
    public static Note of(String code, String english) {
        return new Note(List.of(new Term("", code, english)), null);
    }

    /** A name of a list, which English readers see as it is. */
    public static Note name(String list, Object name) {
        return of(list + '.' + name, name.toString());
    }

    /** A number, a grading or a reference. */
    public static Note text(Object text) {
        return of("", text.toString());
    }

    public static Note day(LocalDate day) {
        return of(Term.DAY, day.toString());
    }

    public static Note country(OrganisationCode country) {
        return of(Term.COUNTRY, country.value());
    }

    /** The same, and another one in addition to it. */
    public Note and(Note more) {
        return joined(COMMA, more);
    }

    /** The same, and what it is about; null if there is nothing to add. */
    public Note then(Note more) {
        return more == null ? this : joined(COLON, more);
    }

    /** The same with an officer's words after it; null if there are none. */
    public Note then(String text) {
        return then(written(text));
    }

    private Note joined(String before, Note more) {
        List<Term> all = new ArrayList<>(said);
        if (written != null) all.add(new Term(said.isEmpty() ? "" : COLON, "", written));
        for (Term term : more.said)
            all.add(term.before().isEmpty() ? new Term(before, term.code(), term.english()) : term);
        return new Note(all, more.written);
    }

    /** At most so many characters in English, as far as an officer's words can be cut. */
    public Note shortened(int atMost) {
        int over = toString().length() - atMost;
        if (over <= 0 || written == null) return this;
        return new Note(said, written.substring(0, Math.max(0, written.length() - over - 1)) + "…");
    }

    /** The note in a reader's language, with a capital where the relay begins it. */
    public String in(Function<Term, String> words, String comma, String colon) {
        String text = text(words, comma, colon);
        return said.isEmpty() || text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @Override
    public String toString() {
        return text(Term::english, COMMA, COLON);
    }

    private String text(Function<Term, String> words, String comma, String colon) {
        StringBuilder text = new StringBuilder();
        for (Term term : said) {
            if (!term.before().isEmpty()) text.append(term.before().equals(COMMA) ? comma : colon);
            text.append(words.apply(term));
        }
        if (written != null) text.append(said.isEmpty() ? "" : colon).append(written);
        return text.toString();
    }

    /**
     * One thing that the relay says.
     *
     * @param before  a comma or a colon in English; empty for the first
     * @param code    key of its text, or a kind; empty for what is the same in every language
     * @param english as callers of the API read it
     */
    public record Term(String before, String code, String english) {
        /** The English is a day, as {@code 2026-11-25}. */
        public static final String DAY = "term.day";

        /** The English is a country's ISO 3166-1 alpha-3 code, or INTERPOL. */
        public static final String COUNTRY = "term.country";

        private static final String OF_FORM = "forms.";

        /** Subjects of letters begin with a reference, which a timeline need not repeat. */
        private static final Pattern BEFORE_SUBJECT = Pattern.compile("^\\{0}\\P{L}*");

        /** Whether the English is a value, and the code its kind. */
        boolean isValue() {
            return code.equals(DAY) || code.equals(COUNTRY);
        }

        /** @param texts the text of a key; empty if there is none */
        public String in(UnaryOperator<String> texts) {
            String text = code.isEmpty() ? "" : texts.apply(code);
            // A choice that many forms word alike has one translation for all of them.
            if (text.isEmpty() && code.startsWith(OF_FORM))
                text = texts.apply(OF_FORM + code.substring(code.indexOf('.', OF_FORM.length()) + 1));
            return text.isEmpty() ? english : BEFORE_SUBJECT.matcher(text).replaceFirst("");
        }
    }
}
