package org.ncbrelay.domain.intelligence;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * Intelligence for member countries, with what all of its sources demand: the strictest of each.
 *
 * @param countries         whom it concerns, as its author named them
 * @param owner             country whose case it rests on; null if it rests on none
 * @param ownerConditions   whether the owner set handling conditions
 * @param ownerConfidential whether the owner's data are confidential
 * @param tlp               traffic light label; null if none
 */
public record Intelligence(
        CaseReference reference,
        String title,
        String content,
        Source source,
        Grading grading,
        List<OrganisationCode> countries,
        Confidentiality confidentiality,
        List<OrganisationCode> restricted,
        String conditions,
        Tlp tlp,
        CaseReference related,
        OrganisationCode owner,
        boolean ownerConditions,
        boolean ownerConfidential,
        String author,
        Instant registeredAt) {
    /** What every external source gets until an analyst regrades it with a reason. */
    public static final Grading UNASSESSED = new Grading("X", "4");

    public Intelligence {
        countries = List.copyOf(countries);
        restricted = List.copyOf(restricted);
        if (source.isExternal() && grading == null) grading = UNASSESSED;
    }

    /** Everybody concerned whom no source restricts, in the author's order. */
    public List<OrganisationCode> addressees() {
        return countries.stream()
                .filter(country -> !restricted.contains(country))
                .toList();
    }

    /** Everybody concerned whom a source restricts. */
    public List<OrganisationCode> leftOut() {
        return countries.stream().filter(restricted::contains).toList();
    }

    /** The caveat, where any source is external. */
    public Optional<String> caveat() {
        return source.isExternal() ? Optional.of(Caveat.TEXT) : Optional.empty();
    }

    /** With the demands of the case that it rests on added: strictest level, all restrictions, all conditions. */
    public static Intelligence inheriting(Intelligence own, SupportCase rests) {
        Set<OrganisationCode> restricted = new LinkedHashSet<>(own.restricted);
        restricted.addAll(rests.restrictedCountries());
        Confidentiality level = own.confidentiality.compareTo(rests.confidentiality()) >= 0
                ? own.confidentiality
                : rests.confidentiality();
        String theirs = rests.handlingConditions().orElse(null);
        String conditions =
                own.conditions == null ? theirs : theirs == null ? own.conditions : own.conditions + "\n" + theirs;
        boolean external = rests.text("externalSource", "name").isPresent();
        Source source = external && !own.source.isExternal()
                ? new Source(
                        Source.Kind.EXTERNAL,
                        own.source.name() + ", "
                                + rests.text("externalSource", "name").orElseThrow(),
                        !rests.text("externalSource", "consentToShare").equals(Optional.of("false")))
                : own.source;
        return new Intelligence(
                own.reference,
                own.title,
                own.content,
                source,
                external ? UNASSESSED : own.grading,
                own.countries,
                level,
                List.copyOf(restricted),
                conditions,
                own.tlp,
                rests.reference(),
                rests.organisation(),
                theirs != null,
                rests.confidentiality() == Confidentiality.CONFIDENTIAL,
                own.author,
                own.registeredAt);
    }

    /**
     * Where it comes from.
     *
     * @param consents whether an external source consents to sharing; true for INTERPOL's own work
     */
    public record Source(Kind kind, String name, boolean consents) {
        public boolean isExternal() {
            return kind == Kind.EXTERNAL;
        }

        /** INTERPOL's own work, or a body outside law enforcement. */
        public enum Kind {
            INTERPOL,
            EXTERNAL
        }
    }

    /** Traffic Light Protocol 2.0 (FIRST). */
    public enum Tlp {
        CLEAR,
        GREEN,
        AMBER,
        AMBER_STRICT,
        RED
    }
}
