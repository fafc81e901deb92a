package org.ncbrelay.domain.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of an earlier request may begin a new one. */
public final class EarlierRequest {
    /**
     * What was declared, asked or decided for that case alone: it is declared, asked and decided anew. Evidence and decisions are not in
     * the text of a request.
     */
    private static final Set<String> OF_THAT_CASE = Set.of(
            "neutralityDeclared",
            "retentionUntil",
            "urgency",
            "urgencyReason",
            "directContact",
            "questions",
            "preservation",
            "follows");

    private EarlierRequest() {}

    /**
     * The text for a new draft. An external source stays named, for its caveat belongs to what came from it (Annex 2.1); its consent does
     * not. The appendix of a specimen was looked up, not written; it is looked up again.
     *
     * @param content of the earlier request, with the names of the contract
     */
    public static Map<String, Object> copy(Map<String, Object> content) {
        Map<String, Object> copy = new LinkedHashMap<>(content);
        copy.keySet().removeAll(OF_THAT_CASE);
        without(copy, "agency", "caseNumber");
        without(copy, "externalSource", "consentToShare");
        if (copy.get("specimens") instanceof List<?> specimens)
            copy.put(
                    "specimens",
                    specimens.stream().map(row -> without(row, "citesAppendix")).toList());
        return copy;
    }

    private static void without(Map<String, Object> tree, String part, String name) {
        if (tree.containsKey(part)) tree.put(part, without(tree.get(part), name));
    }

    private static Object without(Object row, String name) {
        if (!(row instanceof Map<?, ?> map)) return row;
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.remove(name);
        return copy;
    }
}
