package org.ncbrelay.security;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** Logs the officer of our session in to Camunda's web apps, and again whenever the officer's groups changed. */
final class WebAppAuthenticationFilter extends ContainerBasedAuthenticationFilter {
    WebAppAuthenticationFilter() {
        authenticationProvider = new OfficerOfSession();
    }

    @Override
    public void init(FilterConfig unused) {
        // The provider is given; the original would make one from a class name.
    }

    @Override
    protected boolean existisAuthentication(Authentications known, String engineName, String user) {
        var current = getAddressedEngine("default").getIdentityService().getCurrentAuthentication();
        return super.existisAuthentication(known, engineName, user)
                && known.getAuthenticationForProcessEngine(engineName) instanceof UserAuthentication authentication
                && authentication.getGroupIds().equals(current.getGroupIds())
                && authentication.getTenantIds().equals(current.getTenantIds());
    }

    /** The engine forgets who acts while it reads the user, and must know again afterwards. */
    @Override
    protected UserAuthentication createAuthentication(
            ProcessEngine engine, String user, List<String> groups, List<String> tenants) {
        engine.getIdentityService().clearAuthentication();
        try {
            return super.createAuthentication(engine, user, groups, tenants);
        } finally {
            engine.getIdentityService().setAuthentication(user, groups, tenants);
        }
    }

    /** Answers whom {@link OfficerFilter} put in the engine's thread. */
    private static final class OfficerOfSession implements AuthenticationProvider {
        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            var officer = engine.getIdentityService().getCurrentAuthentication();
            if (officer == null || officer.getUserId() == null) return AuthenticationResult.unsuccessful();
            AuthenticationResult result = AuthenticationResult.successful(officer.getUserId());
            result.setGroups(officer.getGroupIds());
            result.setTenants(officer.getTenantIds());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Our own chain sends to the login page before it comes to that.
        }
    }
}
