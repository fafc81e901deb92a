package org.ncbrelay.domain.intelligence;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
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

    private static final String INTERPOL = OrganisationCode.INTERPOL.value();

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

    /**
     * With the demands of a case that it rests on added: strictest level, all restrictions, all conditions, and the case's external
     * sources, which make it external.
     *
     * @throws Refusal.Invalid naming {@code source.references}, if the owners of two cases would have to consent
     */
    public Intelligence restingOn(SupportCase rests) {
        Optional<String> conditions = rests.handlingConditions();
        return with(
                rests.confidentiality(),
                rests.restrictedCountries(),
                conditions.orElse(null),
                null,
                rests.externalSources(),
                rests.externalSourcesConsent(),
                new Owner(
                        rests.reference(),
                        rests.organisation(),
                        conditions.isPresent(),
                        rests.confidentiality() == Confidentiality.CONFIDENTIAL));
    }

    /**
     * With the demands of other intelligence that it rests on added, the caveat and those of the owner of the other's case included.
     *
     * @throws Refusal.Invalid as {@link #restingOn(SupportCase)}
     */
    public Intelligence restingOn(Intelligence rests) {
        return with(
                rests.confidentiality,
                rests.restricted,
                rests.conditions,
                rests.tlp,
                rests.source.isExternal() ? List.of(rests.source.name()) : List.of(),
                rests.source.consents(),
                rests.owner == null
                        ? null
                        : new Owner(rests.related, rests.owner, rests.ownerConditions, rests.ownerConfidential));
    }

    private Intelligence with(
            Confidentiality level,
            List<OrganisationCode> theirRestricted,
            String theirConditions,
            Tlp label,
            List<String> external,
            boolean consents,
            Owner theirs) {
        Set<OrganisationCode> all = new LinkedHashSet<>(restricted);
        all.addAll(theirRestricted);
        Owner ours = owner == null ? null : new Owner(related, owner, ownerConditions, ownerConfidential);
        Owner asked = Owner.toAsk(ours, theirs);
        Source marked = source;
        for (String name : external) marked = marked.withExternal(name, consents);
        return new Intelligence(
                reference,
                title,
                content,
                marked,
                external.isEmpty() ? grading : UNASSESSED,
                countries,
                confidentiality.compareTo(level) >= 0 ? confidentiality : level,
                List.copyOf(all),
                joined(conditions, theirConditions),
                label == null || tlp != null && tlp.compareTo(label) >= 0 ? tlp : label,
                asked == null ? null : asked.related(),
                asked == null ? null : asked.code(),
                asked != null && asked.conditions(),
                asked != null && asked.confidential(),
                author,
                registeredAt);
    }

    private static String joined(String ours, String theirs) {
        if (ours == null || ours.equals(theirs)) return theirs;
        return theirs == null ? ours : ours + "\n" + theirs;
    }

    /** The country whose case it rests on, and what that case demands. */
    private record Owner(CaseReference related, OrganisationCode code, boolean conditions, boolean confidential) {
        /** Of two, the one that must consent; the first where none must. One consent is asked for, so two countries cannot have to. */
        static Owner toAsk(Owner first, Owner second) {
            if (first == null || second == null) return first == null ? second : first;
            if (first.code.equals(second.code))
                return new Owner(
                        first.related,
                        first.code,
                        first.conditions || second.conditions,
                        first.confidential || second.confidential);
            if (first.mustConsent() && second.mustConsent())
                throw new Refusal.Invalid(
                        "source.references",
                        "wrong.twoOwners",
                        "rests on data of two countries that must both consent; register an item for each");
            return second.mustConsent() ? second : first;
        }

        boolean mustConsent() {
            return conditions || confidential;
        }
    }

    /**
     * Where it comes from.
     *
     * @param consents   whether an external source consents to sharing; true for INTERPOL's own work
     * @param basis      what INTERPOL's own work rests on; null for an external source, and where it was not recorded
     * @param references of the cases and intelligence that it rests on; often none
     */
    public record Source(Kind kind, String name, boolean consents, Basis basis, List<CaseReference> references) {
        public Source {
            references = List.copyOf(references);
            if (kind == Kind.EXTERNAL && basis != null)
                throw new IllegalArgumentException("an external source has no basis of INTERPOL's");
        }

        /** A body outside law enforcement. */
        public static Source external(String name, boolean consents) {
            return new Source(Kind.EXTERNAL, name, consents, null, List.of());
        }

        /** INTERPOL's own work on a case. */
        public static Source onCase(CaseReference reference) {
            return new Source(Kind.INTERPOL, INTERPOL, true, Basis.CASES_AND_INTELLIGENCE, List.of(reference));
        }

        public boolean isExternal() {
            return kind == Kind.EXTERNAL;
        }

        /** What rests on an external source is external, whichever officer worked on it (Annex 2.1). */
        private Source withExternal(String other, boolean otherConsents) {
            String names = names(name, other) ? name : names(other, name) ? other : name + ", " + other;
            return new Source(Kind.EXTERNAL, names, consents && otherConsents, null, references);
        }

        /** Whether the whole name is one of the names: another may begin as it does. */
        private static boolean names(String names, String name) {
            return (", " + names + ", ").contains(", " + name + ", ");
        }

        /** INTERPOL's own work, or a body outside law enforcement. */
        public enum Kind {
            INTERPOL,
            EXTERNAL
        }

        /** What INTERPOL's own work rests on: what it collected itself, or cases and intelligence that it holds. */
        public enum Basis {
            OWN_COLLECTION,
            CASES_AND_INTELLIGENCE
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
