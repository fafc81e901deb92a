package org.ncbrelay.security.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator watches: logins, failed logins, and refused calls. One line each, in words of ours; a name that
 * is no account is not written down, because it may be a password in the wrong field.
 */
public final class SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    private SecurityLog() {}

    /** @param way such as {@code password}, or the id of a provider */
    public static void loggedIn(String user, String way) {
        Count.LOGIN.add();
        LOG.info("logged in: {} by {}", user, way);
    }

    /** A user whom a provider vouched for is not let in; who it was is not known here. */
    public static void loginByProviderRefused(String provider, String reason) {
        Count.LOGIN_REFUSED.add();
        LOG.info("refused login: by {}, because of {}", provider, reason);
    }

    public static void loggedOut(String user) {
        LOG.info("logged out: {}", user);
    }

    /** @param known the account that was tried; null if there is none of that name */
    static void wrongPassword(EngineUser known, String place) {
        Count.LOGIN_REFUSED.add();
        LOG.info("wrong password: {} from {}", known == null ? "an unknown name" : known.id(), place);
    }

    static void throttled(EngineUser known, String place) {
        Count.LOGIN_THROTTLED.add();
        LOG.info("no more attempts: {} from {}", known == null ? "an unknown name" : known.id(), place);
    }

    static void firstPasswordOver(String user, String place) {
        Count.LOGIN_REFUSED.add();
        LOG.info("first password over: {} from {}", user, place);
    }

    static void passwordChanged(String user, String place) {
        LOG.info("password changed: {} from {}", user, place);
    }

    /** @param by who ended them: the user, the head of the organisation, or an operator */
    public static void sessionsEnded(String user, String by, int sessions) {
        LOG.info("sessions ended: {} of {} by {}", sessions, user, by);
    }

    /**
     * @param what such as {@code registered} or {@code refused}
     * @param user whose it is; null where that is not known
     */
    public static void passkey(String what, String user, String place) {
        LOG.info("passkey {}: {} from {}", what, user == null ? "an unknown one" : user, place);
    }

    /** A call that is not open to its caller, or that was made too often. */
    public static void refused(HttpServletRequest request, int status) {
        (status == 429 ? Count.TOO_MANY : Count.NOT_OPEN).add();
        LOG.info(
                "refused with {}: {} {} to {} from {}",
                status,
                request.getMethod(),
                oneLine(request.getRequestURI()),
                request.getRemoteUser(),
                request.getRemoteAddr());
    }

    /** A path may hold anything once it is decoded; the log has one line for each event. */
    private static String oneLine(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    /** How often something happened that is written here, in this process since it started: for the metrics. */
    public enum Count {
        LOGIN,
        /** A wrong password, a first password that is over, or a login that a provider vouched for and the relay did not accept. */
        LOGIN_REFUSED,
        /** Not even tried, after too many failures. */
        LOGIN_THROTTLED,
        /** A request that is not open to who sent it. */
        NOT_OPEN,
        /** A request above the rate of its account or address. */
        TOO_MANY;

        private final LongAdder times = new LongAdder();

        void add() {
            times.increment();
        }

        public long counted() {
            return times.sum();
        }
    }
}
