package org.ncbrelay.domain.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Searches in everything that the acting officer may read, beside the list of cases, which {@code CaseFiles} searches. */
public interface Search {
    /**
     * What matches, the newest of each kind first, each with the part of its text that matches. Every reading is noted.
     *
     * @param words as {@code CaseFiles.Filter#q}
     * @param cases references of cases that match, of which the matching part is wanted
     * @param kinds what else to search; a case is none of them
     * @param most  of each kind
     */
    List<Hit> of(String words, List<String> cases, Collection<Kind> kinds, int most);

    /** What can be found. */
    enum Kind {
        CASE,
        INTELLIGENCE,
        MESSAGE,
        EVIDENCE,
        EXPERT
    }

    /**
     * @param id        the reference of a case or of intelligence, the code of an expert; else a UUID
     * @param reference of the case or the intelligence; the code of an expert
     * @param title     of the case or the intelligence; the name of a file or, within the own country, of an expert
     * @param snippet   around the match; empty where only the title matches; of an expert the fields of expertise
     * @param caveat    of Annex 2.1, where the source is external; else null
     */
    record Hit(Kind kind, String id, String reference, String title, List<Piece> snippet, Instant at, String caveat) {}

    /** A piece of a snippet: words that match, or those between. */
    record Piece(String text, boolean matches) {}
}
