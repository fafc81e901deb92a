package org.ncbrelay.support.scenarios;

import java.util.Arrays;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;

/** What people do beside the tasks of a diagram, by the API. */
enum Act {
    WITHDRAWS("POST", "/api/support-requests/%s/withdrawal"),
    WITHDRAWS_SUPPORT("POST", "/api/support-requests/%s/capabilities/%s/withdrawal"),
    SUPPLEMENTS("POST", "/api/support-requests/%s/supplements"),
    SHARES("POST", "/api/support-requests/%s/sharing"),
    WRITES("POST", "/api/support-requests/%s/messages"),
    CHANGES_CONTACT("PUT", "/api/support-requests/%s/authorization"),
    REPORTS_RESULTS("POST", "/api/support-requests/%s/results"),
    EXTENDS_MISSION("POST", "/api/support-requests/%s/deployment/extension"),
    ENDS_MISSION("POST", "/api/support-requests/%s/deployment/end"),
    RECALLS("POST", "/api/intelligence/%s/dispatches/%s/recall"),
    JUDGES_AGENCY("PUT", "/api/agencies/%2$s/approval");

    private final String method;
    private final String path;

    Act(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(act -> act.written().equals(name));
    }

    /** @param words the act, and the thing of the case that it is about */
    static Answer call(Caller http, String user, CaseReference reference, String[] words, Map<String, Object> body) {
        Act act = Arrays.stream(values())
                .filter(each -> each.written().equals(words[0]))
                .findFirst()
                .orElseThrow();
        return http.send(act.method, user, act.path.formatted(reference, words.length > 1 ? words[1] : ""), body);
    }

    private String written() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
