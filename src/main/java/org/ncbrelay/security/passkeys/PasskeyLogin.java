package org.ncbrelay.security.passkeys;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.LocalUser;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Lets people in with a passkey, alone or after the password. It is a form as the other login is, so its body has the same bounds and the
 * same token; a session gets its new id by the same strategy.
 */
@Component
public class PasskeyLogin extends AbstractHttpConfigurer<PasskeyLogin, HttpSecurity> {
    private final OwnPasskeys passkeys;
    private final Clock clock;
    private RequestCache wanted;

    PasskeyLogin(OwnPasskeys passkeys, Clock clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** @param cache remembers the page that a user wanted before the login */
    public PasskeyLogin returningTo(RequestCache cache) {
        wanted = cache;
        return this;
    }

    @Override
    public void configure(HttpSecurity http) {
        Filter filter = new Filter();
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setRequestCache(wanted);
        filter.setAuthenticationSuccessHandler((request, response, proved) -> {
            SecurityLog.loggedIn(proved.getName(), "passkey");
            onward.onAuthenticationSuccess(request, response, proved);
        });
        filter.setAuthenticationFailureHandler((request, response, failure) -> {
            String page = userOfSession() == null ? "/login" : LoginGate.LOGIN;
            response.sendRedirect(request.getContextPath() + page + "?passkey=" + reason(failure));
        });
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static String reason(AuthenticationException failure) {
        return failure instanceof PasskeyRefused refused
                ? refused.reason().name().toLowerCase(Locale.ROOT)
                : "wrong";
    }

    /** Who gave a password in this session, or is logged in already; null if no one. */
    private static String userOfSession() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof RelayUser user ? user.id() : null;
    }

    private final class Filter extends AbstractAuthenticationProcessingFilter {
        Filter() {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, LoginGate.LOGIN));
            setAuthenticationManager(proved -> proved);
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            EngineUser user = passkeys.prove(
                    request.getSession(false),
                    Purpose.LOGIN,
                    userOfSession(),
                    request.getParameter("credential"),
                    request.getRemoteAddr());
            LocalUser principal = new LocalUser(user.id(), user.stamp(), clock.instant(), true);
            var proved = UsernamePasswordAuthenticationToken.authenticated(principal, null, user.authorities());
            proved.setDetails(new WebAuthenticationDetails(request));
            return proved;
        }

        /** Who gave the password before stays known for the page that says what went wrong. */
        @Override
        protected void unsuccessfulAuthentication(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
                throws IOException, ServletException {
            getFailureHandler().onAuthenticationFailure(request, response, failed);
        }
    }
}
