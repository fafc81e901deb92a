package org.ncbrelay.domain.experts;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * What an expert is needed for.
 *
 * @param expertise null for any
 * @param language ISO 639-1 code; null for any
 * @param level    the case's confidentiality, which the expert must be cleared for
 * @param closed   countries whose experts are not asked: those the request restricts, and its own
 */
public record Need(Expertise expertise, String language, Confidentiality level, Set<OrganisationCode> closed) {
    public Need {
        closed = Set.copyOf(closed);
    }

    /** Whether an expert could help, whatever the expert's NCB will say. */
    public boolean isMetBy(Expert expert) {
        return expert.available()
                && expert.onRoster()
                && (expertise == null || expert.expertise().contains(expertise))
                && (language == null || expert.languages().contains(language))
                && expert.clearance().compareTo(level) >= 0
                && !closed.contains(expert.organisation());
    }

    /**
     * Who is proposed, best first: the more languages the better, then by code so that a search can be repeated.
     *
     * @param asked  codes of those who were asked before in this case
     * @param atMost how many a form can offer
     */
    public List<Expert> propose(List<Expert> roster, Set<String> asked, int atMost) {
        return roster.stream()
                .filter(this::isMetBy)
                .filter(expert -> !asked.contains(expert.code()))
                .sorted(Comparator.comparingInt(
                                (Expert expert) -> -expert.languages().size())
                        .thenComparing(Expert::code))
                .limit(atMost)
                .toList();
    }
}
