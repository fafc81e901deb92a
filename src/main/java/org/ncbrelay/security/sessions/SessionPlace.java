package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.http.HttpHeaders;

/**
 * Where and when somebody logged in, for the list of that person's sessions.
 *
 * @param since   the moment of the login
 * @param stamp   of the password at the login, as {@link RelayUser#stamp()}
 * @param browser as {@link Device} has it
 * @param system  as {@link Device} has it
 * @param address network address
 */
record SessionPlace(Instant since, String stamp, String browser, String system, String address)
        implements Serializable {
    /** Name of the session's attribute. */
    static final String ATTRIBUTE = "relay.place";

    static SessionPlace of(RelayUser user, HttpServletRequest request) {
        Device device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        return new SessionPlace(
                user.loggedInAt(), user.stamp(), device.browser(), device.system(), request.getRemoteAddr());
    }
}
