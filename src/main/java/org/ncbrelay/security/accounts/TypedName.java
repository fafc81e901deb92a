package org.ncbrelay.security.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** The name of a login that failed, for the page that follows: its user types the password alone again. */
public final class TypedName {
    private static final String ATTRIBUTE = TypedName.class.getName();

    /** Characters, as many as an account's name may have. */
    private static final int LONGEST = 64;

    private TypedName() {}

    /** Only in a session that exists: a failed login creates none. */
    public static void keep(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String name = request.getParameter("username");
        if (session != null && name != null && name.length() <= LONGEST) session.setAttribute(ATTRIBUTE, name);
    }

    /** @return null if none failed; the next page has it no more */
    public static String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) return null;
        String name = (String) session.getAttribute(ATTRIBUTE);
        if (name != null) session.removeAttribute(ATTRIBUTE);
        return name;
    }
}
