package org.ncbrelay.support.scenarios;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;

/** A call of the API that is not a task of a diagram, such as a withdrawal. */
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
        return named(name).isPresent();
    }

    /** @param words the act, and the thing of the case that it is about */
    static Answer call(Caller http, String user, CaseReference reference, String[] words, Map<String, Object> body) {
        Act act = named(words[0]).orElseThrow();
        return http.send(act.method, user, act.path.formatted(reference, words.length > 1 ? words[1] : ""), body);
    }

    private static Optional<Act> named(String name) {
        return Stream.of(values()).filter(act -> act.written().equals(name)).findFirst();
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
