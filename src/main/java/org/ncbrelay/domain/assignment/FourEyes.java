package org.ncbrelay.domain.assignment;

import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.assignment.Deciders.Decider;

/** The four-eyes principle where an office is small; our default. */
public final class FourEyes {
    private FourEyes() {}

    /**
     * Whether nobody of an office is left who may decide now. The authority of a country passes to nobody because its bureau is empty
     * or silent, only because whoever is there wrote what is decided on.
     *
     * @param people  everybody of the office
     * @param authors user ids of those who wrote what is decided on
     */
    public static boolean isNobodyLeft(Office office, List<Decider> people, Set<String> authors) {
        boolean left = people.stream().anyMatch(each -> each.present() && !authors.contains(each.userId()));
        boolean wroteIt = people.stream().map(Decider::userId).anyMatch(authors::contains);
        return !left && (wroteIt || !office.organisation().isCountry());
    }

    /**
     * Whether nobody would be left because of somebody who is about to write what is decided on.
     *
     * @param people  everybody of the office that will decide
     * @param authors those who will have written it
     * @param writer  who is about to write
     */
    public static boolean wouldLeaveNobody(Office office, List<Decider> people, Set<String> authors, String writer) {
        boolean decides = people.stream().anyMatch(each -> each.userId().equals(writer));
        return decides && isNobodyLeft(office, people, authors);
    }
}
