package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.ncbrelay.domain.Refusal;

/** A call as the engine gets it, where another of its calls does what is meant. */
final class OtherAddress extends HttpServletRequestWrapper {
    private static final String HISTORY = "/history/task/count";
    private static final String DEFINITION = "(.*/process-definition/(?:key/)?[^/]+)";

    /**
     * Cockpit counts the open tasks in the history. The relay's history keeps no candidate groups, and the count by them would be wrong: the
     * same question is put to the running tasks, which know it. An open task is in both.
     *
     * <p>A start without its form would evade the form's rules: the variables are the form's answers.
     */
    private static final Map<String, String> PATHS =
            Map.of("(.*)" + HISTORY, "$1/task/count", DEFINITION + "/start", "$1/submit-form");

    private static final String OFFERED = "startableInTasklist";

    OtherAddress(HttpServletRequest request) {
        super(request);
    }

    static boolean isTaskCount(AllowedCall call) {
        return call.path().getPatternString().equals(HISTORY);
    }

    /**
     * The question as the running tasks understand it.
     *
     * @throws Refusal.Invalid if it is not about open tasks
     */
    static JsonBody openTasks(JsonBody asked) {
        ObjectNode question = asked.content().deepCopy();
        if (!question.path("unfinished").asBoolean()) throw new Refusal.Invalid("unfinished", "must be true");
        question.remove("unfinished");
        return new JsonBody(question);
    }

    @Override
    public String getRequestURI() {
        return other(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(other(super.getRequestURL().toString()));
    }

    @Override
    public String getPathInfo() {
        return other(super.getPathInfo());
    }

    /** A list of what can be started has what its reader may start. */
    @Override
    public String getQueryString() {
        String query = super.getQueryString();
        return query != null && query.contains(OFFERED) ? "startablePermissionCheck=true&" + query : query;
    }

    private static String other(String path) {
        if (path == null) return null;
        String other = path;
        for (Map.Entry<String, String> rule : PATHS.entrySet())
            other = other.replaceFirst('^' + rule.getKey() + "/?$", rule.getValue());
        return other;
    }
}
