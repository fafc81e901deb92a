package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.ShownName;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One call with all that may come with it.
 *
 * @param openTo       who may make it
 * @param parameters   names of the query parameters
 * @param body         keys of the JSON body; {@link JsonShape#NOTHING} where there is none
 * @param alternatives parameters or keys of which at most one may come
 * @param readsCases   whether its answer has content of cases or intelligence, and so is a reading that the audit notes
 */
public record AllowedCall(
        OpenTo openTo,
        String method,
        PathPattern path,
        Set<String> parameters,
        JsonShape body,
        Set<String> alternatives,
        boolean readsCases) {
    /** Who may make a call: those who serve an organisation, those who run the platform, both or no one. */
    public enum OpenTo {
        OFFICERS,
        OPERATORS,
        EVERYBODY,
        NOBODY
    }

    /** The parts of which a script's token must have one: on tasks that of what the task is on. */
    public Set<TokenPart> parts() {
        if (openTo == OpenTo.OPERATORS) return Set.of(TokenPart.ADMINISTRATION);
        return openTo == OpenTo.OFFICERS ? TokenPart.OF_WORK : Set.of(TokenPart.values());
    }

    static AllowedCall get(String path) {
        return get(path, "");
    }

    /** @param parameters separated by blanks, as in all methods of this class */
    static AllowedCall get(String path, String parameters) {
        return call("GET", path, JsonShape.NOTHING, parameters);
    }

    static AllowedCall options(String path) {
        return call("OPTIONS", path, JsonShape.NOTHING, "");
    }

    static AllowedCall post(String path, JsonShape body) {
        return post(path, body, "");
    }

    static AllowedCall post(String path, JsonShape body, String parameters) {
        return call("POST", path, body, parameters);
    }

    static AllowedCall put(String path, JsonShape body) {
        return call("PUT", path, body, "");
    }

    static AllowedCall delete(String path) {
        return call("DELETE", path, JsonShape.NOTHING, "");
    }

    private static AllowedCall call(String method, String path, JsonShape body, String parameters) {
        return new AllowedCall(
                OpenTo.NOBODY,
                method,
                PathPatternParser.defaultInstance.parse(path),
                JsonShape.names(parameters),
                body,
                Set.of(),
                false);
    }

    AllowedCall openTo(OpenTo whom) {
        return new AllowedCall(whom, method, path, parameters, body, alternatives, readsCases);
    }

    /** The same call with at most one of these. */
    AllowedCall withOneOf(String names) {
        return new AllowedCall(openTo, method, path, parameters, body, JsonShape.names(names), readsCases);
    }

    /** The same call, whose answer has content of cases or intelligence. */
    AllowedCall readingCases() {
        return new AllowedCall(openTo, method, path, parameters, body, alternatives, true);
    }

    /**
     * The parameters that may not come with this call.
     *
     * @param query as it is in the address, encoded; null if there is none
     */
    public List<Violation> violationsOfQuery(String query) {
        if (query == null || query.isEmpty()) return List.of();
        List<Violation> violations = new ArrayList<>();
        Set<String> chosen = new LinkedHashSet<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String wrong = FailingValues.ofParameter(name, decoded(pair.substring(equals + 1)));
            if (!parameters.contains(name)) violations.add(refused(ShownName.of(name)));
            else if (wrong != null) violations.add(new Violation(name, wrong));
            chosen.add(name);
        }
        violations.addAll(tooMany(chosen));
        return violations;
    }

    /** The keys of the body that may not come with this call, at any depth. */
    public List<Violation> violationsOfBody(JsonNode json) {
        List<Violation> violations = new ArrayList<>(body.violations(json, ""));
        Set<String> chosen = new LinkedHashSet<>();
        json.fieldNames().forEachRemaining(chosen::add);
        violations.addAll(tooMany(chosen));
        return violations;
    }

    private List<Violation> tooMany(Set<String> chosen) {
        List<String> both = chosen.stream().filter(alternatives::contains).toList();
        return both.size() < 2
                ? List.of()
                : List.of(new Violation(both.get(1), "must not come together with " + both.get(0)));
    }

    static Violation refused(String name) {
        return new Violation(name, "is not accepted by this call");
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
