package org.ncbrelay.domain.casefile;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * Whom an act is addressed to, and who receives its letters.
 *
 * @param name         as the timeline has it; see {@link #in}
 * @param organisation whose letters these are; empty for a party that receives none, such as the INTERPOL Information System
 * @param mail         the address that a letter goes to; empty for the address of the organisation
 */
public record Addressee(String name, Optional<OrganisationCode> organisation, Optional<String> mail) {
    private static final Pattern BUREAU = Pattern.compile("NCB [A-Z]{3}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");

    public static final Addressee INTERPOL = desk("INTERPOL", OrganisationCode.INTERPOL);
    public static final Addressee GENERAL_SECRETARIAT = desk("General Secretariat", OrganisationCode.INTERPOL);

    /** The INTERPOL Information System. */
    public static final Addressee IIS = named("IIS");

    /** The bureau whose case holds a matched trace; the office that asks does not learn who it is. */
    public static final Addressee OWNER_OF_HIT = named("Owner of the hit");

    /** The National Central Bureau of a country; INTERPOL where the organisation is INTERPOL itself. */
    public static Addressee ncb(OrganisationCode organisation) {
        return organisation.isCountry() ? desk(organisation.bureau(), organisation) : INTERPOL;
    }

    /** The bureau whose case it is; INTERPOL where the reference is one of intelligence. */
    public static Addressee ncbOf(CaseReference reference) {
        return ncb(reference.organisation());
    }

    /**
     * The agency that asked for support, at its address in the register, if it has one; the National Central Bureau where that asked for itself, as no
     * agency opens that case. No letter goes to the address that a request states.
     */
    public static Addressee agency(SupportCase request) {
        if (request.isSubmittedByNcb()) return ncbOf(request.reference());
        return officer(request.agencyName(), request.organisation(), request.agencyMail());
    }

    /**
     * An officer of an organisation, or one of its agencies.
     *
     * @param mail null or blank if unknown: the letter goes to the address of the organisation
     */
    public static Addressee officer(String userId, OrganisationCode organisation, String mail) {
        return new Addressee(
                userId, Optional.of(organisation), Optional.ofNullable(mail).filter(address -> !address.isBlank()));
    }

    /** An officer who is named and receives no letter. */
    public static Addressee named(String name) {
        return new Addressee(name, Optional.empty(), Optional.empty());
    }

    private static Addressee desk(String name, OrganisationCode organisation) {
        return new Addressee(name, Optional.of(organisation), Optional.empty());
    }

    /**
     * The name of a timeline in a reader's language: a desk, a bureau, a party or a country; anybody else is called by their name.
     *
     * @param texts   the text of a key; empty if there is none
     * @param country the name of a country, from its ISO 3166-1 alpha-3 code
     */
    public static String in(String name, UnaryOperator<String> texts, UnaryOperator<String> country) {
        if (name.equals(GENERAL_SECRETARIAT.name())) return texts.apply("recipient.GENERAL_SECRETARIAT");
        if (name.equals(OWNER_OF_HIT.name())) return texts.apply("recipient.OWNER_OF_HIT");
        if (BUREAU.matcher(name).matches())
            return texts.apply("recipient.NCB_OF").replace("{0}", country.apply(name.substring("NCB ".length())));
        if (COUNTRY.matcher(name).matches()) return country.apply(name);
        String party = texts.apply("party." + name);
        return party.isEmpty() ? name : party;
    }
}
