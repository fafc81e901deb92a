package org.ncbrelay.flow.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Violation;

/** The start form of Tasklist as a request with the names of the contract: one listing, one specimen. */
final class StartRequestForm {
    /** The path of each answer of the form in the request, so that an error names the form's own field. */
    private static final Map<String, String> PATHS = paths();

    private static final String URL_OR_HANDLE = "listingUrlOrHandle";
    private static final String HANDLE = "sellerHandle";

    private StartRequestForm() {}

    static Map<String, Object> toBody(Map<String, Object> answers) {
        Map<String, Object> body = new LinkedHashMap<>();
        copy(answers, body, "title", "supportOutline", "urgency", "urgencyReason", "purpose", "confidentiality");
        copy(answers, body, "retentionUntil", "neutralityDeclared");
        body.put("capabilities", List.of(String.valueOf(answers.get("capability"))));
        body.put("agency", part(answers, "agencyName", "agencyOfficer", "agencyEmail", "agencyPhone", "caseNumber"));
        body.put("offence", part(answers, "offenceSummary", "legalProvision", "maximumPenalty"));
        copy(answers, body, "countriesInvolved", "modusOperandi");
        body.put("directContact", directContact(answers));
        Map<String, Object> listing = part(answers, "listingPlatform", "listingPlatformType", "listingStillOnline");
        String where = String.valueOf(answers.get(URL_OR_HANDLE)).strip();
        if (given(answers.get(URL_OR_HANDLE))) listing.put(where.matches("(?i)https?://.*") ? "url" : HANDLE, where);
        if (answers.get("listingCapturedOn") != null)
            listing.put("capturedAt", answers.get("listingCapturedOn") + "T00:00:00Z");
        body.put("listings", List.of(listing));
        body.put(
                "specimens",
                List.of(part(
                        answers,
                        "specimenTaxon",
                        "specimenType",
                        "specimenQuantity",
                        "specimenUnit",
                        "specimenCounted",
                        "specimenIdentification")));
        return body;
    }

    /** The same violations under the form's field names. */
    static List<Violation> renamed(List<Violation> wrong) {
        Map<String, String> fields = new LinkedHashMap<>();
        PATHS.forEach((field, path) -> fields.put(path, field));
        fields.put("listings[0]." + HANDLE, URL_OR_HANDLE);
        return wrong.stream()
                .map(violation -> violation.at(
                        fields.getOrDefault(violation.field(), violation.field().replaceAll("\\[\\d+]$", ""))))
                .toList();
    }

    private static Map<String, Object> directContact(Map<String, Object> answers) {
        boolean requested = Boolean.TRUE.equals(answers.get("directContactRequested"));
        Map<String, Object> direct = new LinkedHashMap<>();
        direct.put("requested", requested);
        if (requested && answers.get("directContactScope") != null)
            direct.put("scope", answers.get("directContactScope"));
        if (requested && answers.get("directContactUntil") != null)
            direct.put("until", answers.get("directContactUntil"));
        return direct;
    }

    private static void copy(Map<String, Object> answers, Map<String, Object> body, String... names) {
        for (String name : names) if (given(answers.get(name))) body.put(name, answers.get(name));
    }

    private static Map<String, Object> part(Map<String, Object> answers, String... fields) {
        Map<String, Object> part = new LinkedHashMap<>();
        for (String field : fields) {
            Object answer = answers.get(field);
            boolean flag = field.equals("listingStillOnline") || field.equals("specimenCounted");
            String name = PATHS.get(field).replaceAll("^.*\\.", "");
            if (given(answer)) part.put(name, answer);
            else if (flag) part.put(name, false);
        }
        return part;
    }

    private static boolean given(Object answer) {
        return answer != null && !answer.toString().isBlank();
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("capability", "capabilities[0]");
        paths.put("agencyName", "agency.name");
        paths.put("agencyOfficer", "agency.officer");
        paths.put("agencyEmail", "agency.email");
        paths.put("agencyPhone", "agency.phone");
        paths.put("caseNumber", "agency.caseNumber");
        paths.put("offenceSummary", "offence.summary");
        paths.put("legalProvision", "offence.legalProvision");
        paths.put("maximumPenalty", "offence.maximumPenalty");
        paths.put("directContactScope", "directContact.scope");
        paths.put("directContactUntil", "directContact.until");
        paths.put("listingPlatform", "listings[0].platform");
        paths.put("listingPlatformType", "listings[0].platformType");
        paths.put(URL_OR_HANDLE, "listings[0].url");
        paths.put("listingCapturedOn", "listings[0].capturedAt");
        paths.put("listingStillOnline", "listings[0].stillOnline");
        paths.put("specimenTaxon", "specimens[0].taxon");
        paths.put("specimenType", "specimens[0].type");
        paths.put("specimenQuantity", "specimens[0].quantity");
        paths.put("specimenUnit", "specimens[0].unit");
        paths.put("specimenCounted", "specimens[0].counted");
        paths.put("specimenIdentification", "specimens[0].identification");
        return paths;
    }
}
