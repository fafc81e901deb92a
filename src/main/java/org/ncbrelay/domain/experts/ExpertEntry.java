package org.ncbrelay.domain.experts;

import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * The entry of an expert, made by the expert's country; the code is given by the relay and stays.
 *
 * @param userId    login of the expert; null where there is none
 * @param languages ISO 639-1 codes
 */
public record ExpertEntry(
        String name,
        String userId,
        Set<Expertise> expertise,
        Set<String> languages,
        Confidentiality clearance,
        boolean available,
        boolean onRoster) {
    private static final int MOST_LANGUAGES = 10;

    /** Reads it from a form or from JSON: the names are those of the components. */
    public static ExpertEntry read(Fields fields) {
        String name = fields.required("name", Texts.line(200));
        String userId = fields.optional("userId", Texts.line(100));
        List<Expertise> expertise =
                fields.distinct("expertise", 1, Expertise.values().length, Values.choice(Expertise.class));
        List<String> languages = fields.distinct(
                "languages",
                1,
                MOST_LANGUAGES,
                Texts.form(2, code -> code.matches("[a-z]{2}"), "wrong.language", "must be an ISO 639-1 code"));
        Confidentiality clearance = fields.required("clearance", Values.choice(Confidentiality.class));
        Boolean available = fields.required("available", Values.flag());
        Boolean onRoster = fields.required("onRoster", Values.flag());
        return fields.build(() -> new ExpertEntry(
                name, userId, Set.copyOf(expertise), Set.copyOf(languages), clearance, available, onRoster));
    }

    public Expert as(String code, OrganisationCode organisation) {
        return new Expert(code, organisation, userId, name, expertise, languages, clearance, available, onRoster);
    }
}
