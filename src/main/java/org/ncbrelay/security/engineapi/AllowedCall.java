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
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One call that is open, with all that may come with it.
 *
 * @param parameters   names of the query parameters
 * @param body         keys of the JSON body; {@link JsonShape#NOTHING} where there is none
 * @param alternatives parameters or keys of which at most one may come
 * @param readsCases   whether its answer has content of cases or intelligence, and so is a reading that the audit notes
 */
public record AllowedCall(
        String method,
        PathPattern path,
        Set<String> parameters,
        JsonShape body,
        Set<String> alternatives,
        boolean readsCases) {
    private static final PathPatternParser PATTERNS = new PathPatternParser();
    /** Where a page of a list begins and how long it is: Cockpit hands them to the database as they come. */
    private static final Set<String> PLACES = Set.of("firstResult", "maxResults");

    /** What the engine keeps as a plain number: it takes no null, and says so by a failure. */
    private static final Set<String> NEVER_NULL = Set.of("resourceType");

    static AllowedCall get(String path, String... parameters) {
        return new AllowedCall("GET", PATTERNS.parse(path), Set.of(parameters), JsonShape.NOTHING, Set.of(), false);
    }

    static AllowedCall options(String path) {
        return new AllowedCall("OPTIONS", PATTERNS.parse(path), Set.of(), JsonShape.NOTHING, Set.of(), false);
    }

    static AllowedCall post(String path, JsonShape body, String... parameters) {
        return new AllowedCall("POST", PATTERNS.parse(path), Set.of(parameters), body, Set.of(), false);
    }

    static AllowedCall put(String path, JsonShape body) {
        return new AllowedCall("PUT", PATTERNS.parse(path), Set.of(), body, Set.of(), false);
    }

    static AllowedCall delete(String path) {
        return new AllowedCall("DELETE", PATTERNS.parse(path), Set.of(), JsonShape.NOTHING, Set.of(), false);
    }

    /** The same call with at most one of these. */
    AllowedCall withOneOf(String... names) {
        return new AllowedCall(method, path, parameters, body, Set.of(names), readsCases);
    }

    /** The same call, whose answer has content of cases or intelligence. */
    AllowedCall readingCases() {
        return new AllowedCall(method, path, parameters, body, alternatives, true);
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
            String value = decoded(pair.substring(equals + 1));
            if (!parameters.contains(name)) violations.add(refused(ShownName.of(name)));
            else if (!StorableText.is(value)) violations.add(unstorable(name));
            else if (SearchPattern.isBroken(name, value)) violations.add(SearchPattern.broken(name));
            else if (isNegativePlace(name, value)) violations.add(negative(name));
            else if (isUnreadablePlace(name, value))
                violations.add(new Violation(name, "must be a whole number, at most " + Integer.MAX_VALUE));
            else if (isNull(name, value)) violations.add(new Violation(name, "must not be null"));
            else if (DistantTime.is(value)) violations.add(DistantTime.refused(name));
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

    static boolean isNegativePlace(String name, String value) {
        return PLACES.contains(name) && value.startsWith("-");
    }

    /** Of which the engine would say that there is no such address. */
    private static boolean isUnreadablePlace(String name, String value) {
        if (!PLACES.contains(name)) return false;
        try {
            Integer.parseInt(value);
            return false;
        } catch (NumberFormatException unreadable) {
            return true;
        }
    }

    /** As the engine reads it: as JSON, and only to the end of the first value. */
    private static boolean isNull(String name, String value) {
        return NEVER_NULL.contains(name) && value.strip().startsWith("null");
    }

    static Violation negative(String name) {
        return new Violation(name, "must not be negative");
    }

    static Violation refused(String name) {
        return new Violation(name, "is not accepted by this call");
    }

    static Violation unstorable(String name) {
        return new Violation(name, "must not contain a null character or half a character");
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
