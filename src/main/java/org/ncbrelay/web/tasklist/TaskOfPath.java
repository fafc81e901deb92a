package org.ncbrelay.web.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The task that a call of the engine's API is about. */
final class TaskOfPath {
    private static final Pattern TASK = Pattern.compile("/task/([^/]+)/");

    private TaskOfPath() {}

    /** Empty where the call is about none. */
    static String id(HttpServletRequest request) {
        Matcher task = TASK.matcher(request.getRequestURI());
        return task.find() ? task.group(1) : "";
    }
}
