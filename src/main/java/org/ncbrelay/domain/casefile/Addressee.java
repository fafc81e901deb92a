package org.ncbrelay.domain.casefile;

import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * Whom an act is addressed to, and who receives its letters.
 *
 * @param name         as the timeline shows it; {@link RelayNotes} reads it back in the reader's language
 * @param organisation whose letters these are; empty for whoever receives none, such as the INTERPOL Information System
 * @param mail         the address that a letter goes to; empty for the address of the organisation
 */
public record Addressee(String name, Optional<OrganisationCode> organisation, Optional<String> mail) {
    public static final Addressee INTERPOL = desk("INTERPOL", OrganisationCode.INTERPOL);
    public static final Addressee GENERAL_SECRETARIAT = desk("General Secretariat", OrganisationCode.INTERPOL);

    /** The INTERPOL Information System. */
    public static final Addressee IIS = named("IIS");

    /** The bureau whose case holds a matched trace; whoever asks it does not learn who it is. */
    public static final Addressee OWNER_OF_HIT = named("Owner of the hit");

    /** The National Central Bureau of a country; INTERPOL where the organisation is INTERPOL itself. */
    public static Addressee ncb(OrganisationCode organisation) {
        return organisation.isCountry() ? desk("NCB " + organisation, organisation) : INTERPOL;
    }

    /** The bureau whose case it is; INTERPOL where the reference is one of intelligence. */
    public static Addressee ncbOf(CaseReference reference) {
        return ncb(reference.organisation());
    }

    /** The agency that asked for support, at the address that its request gives. */
    public static Addressee agency(SupportCase request) {
        return new Addressee(
                request.agencyName(), Optional.of(request.organisation()), Optional.of(request.agencyEmail()));
    }

    /**
     * An officer of an organisation.
     *
     * @param mail null or blank if unknown: the letter goes to the address of the organisation
     */
    public static Addressee officer(String userId, OrganisationCode organisation, String mail) {
        return new Addressee(
                userId, Optional.of(organisation), Optional.ofNullable(mail).filter(address -> !address.isBlank()));
    }

    /** Somebody who is named and receives no letter. */
    public static Addressee named(String name) {
        return new Addressee(name, Optional.empty(), Optional.empty());
    }

    private static Addressee desk(String name, OrganisationCode organisation) {
        return new Addressee(name, Optional.of(organisation), Optional.empty());
    }
}
