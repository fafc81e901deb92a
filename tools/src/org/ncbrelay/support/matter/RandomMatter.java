package org.ncbrelay.support.matter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Samples;

/** What a case is about: requests for support and reports of intelligence, with whatever the flow decides by. */
public record RandomMatter(Random chance, List<String> countries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> URGENCIES = List.of("ROUTINE", "URGENT", "VERY_URGENT");

    /** @param countries that can be involved */
    /** @param trace of the offer; two requests with the same one are a hit */
    public Map<String, Object> request(OrganisationCode home, String trace) {
        ObjectNode request = Samples.tree("ivory-marketplace");
        List<String> others = countriesBut(home, 1 + chance.nextInt(2));
        Samples.with(request, "capabilities", capabilities());
        Samples.with(request, "modusOperandi", "Sells through closed groups and ships by post.");
        Samples.with(request, "urgency", URGENCIES.get(chance.nextInt(3)));
        Samples.with(request, "countriesInvolved", others);
        List<String> restricted = one(4) ? others.subList(0, 1) : List.of();
        Samples.with(request, "restrictedCountries", restricted);
        Samples.with(
                request,
                "questions",
                others.stream()
                        .filter(country -> !restricted.contains(country))
                        .limit(1)
                        .map(country -> Map.of("country", country, "question", "Who is the seller?"))
                        .toList());
        Samples.with(request, "listings[0].sellerHandle", "seller " + trace);
        Samples.with(request, "listings[0].url", "https://market.example/item/" + trace);
        ((ArrayNode) request.path("listings")).remove(1);
        for (String traced : List.of("persons", "payments", "shipments")) Samples.without(request, traced);
        if (!one(3)) Samples.without(request, "preservation");
        else if (one(2)) Samples.without(request, "preservation[0].expiresAt");
        if (one(3)) Samples.with(request, "confidentiality", "CONFIDENTIAL");
        if (one(6)) Samples.with(request, "externalSource", external(one(2)));
        if (one(3)) Samples.with(request, "directContact", Map.of("requested", false));
        return JSON.convertValue(request, new TypeReference<>() {});
    }

    /** @param related the reference of a request that the report comes from; null for none */
    public Map<String, Object> intelligence(String related) {
        List<String> concerned = countriesBut(OrganisationCode.INTERPOL, 1 + chance.nextInt(3));
        Map<String, Object> body = Samples.intelligence();
        body.put("countries", concerned);
        boolean external = one(3);
        boolean consents = !one(4);
        body.put("source", external ? externalSource(consents) : ownSource(related));
        body.put("grading", Map.of("source", "B", "information", "2"));
        body.put(
                "handling",
                Map.of(
                        "confidentiality",
                        "RESTRICTED",
                        "restrictedCountries",
                        one(4) ? List.of(concerned.get(0)) : List.of()));
        if (related != null) body.put("relatedReference", related);
        return body;
    }

    private static Map<String, Object> ownSource(String related) {
        return related == null ? Map.of("kind", "INTERPOL", "basis", "OWN_COLLECTION") : Map.of("kind", "INTERPOL");
    }

    private static Map<String, Object> externalSource(boolean consents) {
        return Map.of("kind", "EXTERNAL", "name", "A wildlife trust", "consentToShare", consents);
    }

    /** A source that is not official. */
    public static Map<String, Object> external(boolean consents) {
        return Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", consents);
    }

    private List<String> capabilities() {
        List<Capability> every = new ArrayList<>(List.of(Capability.values()));
        Collections.shuffle(every, chance);
        return every.subList(0, one(3) ? 2 : 1).stream().map(Capability::name).toList();
    }

    private List<String> countriesBut(OrganisationCode home, int count) {
        List<String> others = new ArrayList<>(countries);
        others.remove(home.value());
        Collections.shuffle(others, chance);
        return List.copyOf(others.subList(0, count));
    }

    private boolean one(int in) {
        return chance.nextInt(in) == 0;
    }
}
