package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.ncbrelay.domain.Refusal;

/**
 * Cockpit counts the open tasks in the history. The relay's history keeps no candidate groups, and the count by them would be wrong: the
 * same question is put to the running tasks, which know it. An open task is in both.
 */
final class OpenTaskCount extends HttpServletRequestWrapper {
    private static final String HISTORY = "/history/task/count";
    private static final String RUNNING = "/task/count";

    private OpenTaskCount(HttpServletRequest request) {
        super(request);
    }

    static boolean is(AllowedCall call) {
        return call.path().getPatternString().equals(HISTORY);
    }

    /**
     * The question as the running tasks understand it.
     *
     * @throws Refusal.Invalid if it is not about open tasks
     */
    static JsonBody question(JsonBody asked) {
        ObjectNode question = asked.content().deepCopy();
        if (!question.path("unfinished").asBoolean()) throw new Refusal.Invalid("unfinished", "must be true");
        question.remove("unfinished");
        return new JsonBody(question);
    }

    static HttpServletRequest of(HttpServletRequest request) {
        return new OpenTaskCount(request);
    }

    @Override
    public String getRequestURI() {
        return running(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(running(super.getRequestURL().toString()));
    }

    @Override
    public String getPathInfo() {
        return running(super.getPathInfo());
    }

    private static String running(String path) {
        return path != null && path.endsWith(HISTORY)
                ? path.substring(0, path.length() - HISTORY.length()) + RUNNING
                : path;
    }
}
