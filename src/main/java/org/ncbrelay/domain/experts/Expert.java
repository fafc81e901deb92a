package org.ncbrelay.domain.experts;

import java.util.Set;
import java.util.regex.Pattern;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * An expert of the roster, which the expert's own country maintains.
 *
 * @param code       as {@code KEN-EXP-001}: INTERPOL proposes experts by it, not by name
 * @param userId     login of the expert; null where there is none
 * @param languages  ISO 639-1 codes
 * @param clearance  up to which level the expert may see information
 * @param available  whether the expert can be asked now
 * @param onRoster   whether the country lets INTERPOL find the expert at all
 */
public record Expert(
        String code,
        OrganisationCode organisation,
        String userId,
        String name,
        Set<Expertise> expertise,
        Set<String> languages,
        Confidentiality clearance,
        boolean available,
        boolean onRoster) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}-EXP-\\d{3}");

    public Expert {
        if (!CODE.matcher(code).matches() || !code.startsWith(organisation.value()))
            throw new Refusal.Invalid("code", "must look like " + organisation + "-EXP-001");
        if (name == null || name.isBlank()) throw new Refusal.Invalid("name", "give a name");
        if (expertise.isEmpty()) throw new Refusal.Invalid("expertise", "name at least one field");
        expertise = Set.copyOf(expertise);
        languages = Set.copyOf(languages);
    }

    /** As other organisations see the entry: the name and the login stay with the country. */
    public Expert withoutName() {
        return new Expert(code, organisation, null, code, expertise, languages, clearance, available, onRoster);
    }

    /** Code and country, as INTERPOL and the case's parties see them; the name stays with the country. */
    public String label() {
        return code + " (" + organisation + ")";
    }

    /** What an expert of the global network can be asked about (Annex 2.5; the list is our default). */
    public enum Expertise {
        DIGITAL_FORENSICS,
        WILDLIFE_FORENSICS,
        SPECIES_IDENTIFICATION,
        FINANCIAL_INVESTIGATION,
        OPEN_SOURCE_INVESTIGATION,
        PROSECUTION
    }
}
