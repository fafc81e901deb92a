package org.ncbrelay.security.accounts;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.ncbrelay.domain.Officer;

/**
 * Who sent a request, for the page that says that it failed: the container shows that page after our filters have let go of who acts.
 *
 * @param officer null for operators
 */
public record RequestSender(String userId, Officer officer) {
    /** Of the request, from where the user is known until it is answered. */
    public static final String ATTRIBUTE = RequestSender.class.getName();

    /** Empty for a user who has not logged in, or whose request was refused before that was known. */
    public static Optional<RequestSender> of(ServletRequest request) {
        return Optional.ofNullable((RequestSender) request.getAttribute(ATTRIBUTE));
    }
}
