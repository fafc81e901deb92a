package org.ncbrelay.security.sessions;

import java.io.ObjectInputFilter;

/**
 * The classes that a session may consist of. Nothing else is read back, not even by somebody who can write into the table (OWASP
 * Deserialization Cheat Sheet; JEP 290).
 */
final class AllowedClasses {
    /** Above the largest form that the server takes ({@code server.tomcat.max-http-form-post-size}); our default. */
    private static final String BOUNDS = "maxbytes=4194304;maxdepth=40;maxrefs=100000;maxarray=4194304;";

    /** Of what stands in for another class in the stream, such as {@code Ser}, both are asked for. */
    private static final String VALUES = """
            java.lang.Object;java.lang.String;java.lang.Boolean;java.lang.Number;java.lang.Integer;java.lang.Long;java.lang.Enum;\
            java.util.ArrayList;java.util.Arrays$ArrayList;java.util.LinkedList;java.util.HashMap;java.util.LinkedHashMap;java.util.TreeMap;\
            java.util.HashSet;java.util.LinkedHashSet;java.util.TreeSet;java.util.Map$Entry;java.util.CollSer;java.util.Date;java.util.UUID;\
            java.util.ImmutableCollections$*;\
            java.util.Collections$*;java.util.concurrent.CopyOnWriteArrayList;java.time.Ser;java.time.Instant;java.net.URL;java.net.URI;""";

    /** Who is logged in, and the login that is under way. */
    private static final String SPRING = """
            org.springframework.security.core.context.SecurityContextImpl;\
            org.springframework.security.authentication.AbstractAuthenticationToken;\
            org.springframework.security.authentication.UsernamePasswordAuthenticationToken;\
            org.springframework.security.core.authority.SimpleGrantedAuthority;\
            org.springframework.security.web.authentication.WebAuthenticationDetails;\
            org.springframework.security.web.csrf.DefaultCsrfToken;\
            org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;\
            org.springframework.security.oauth2.core.AbstractOAuth2Token;\
            org.springframework.security.oauth2.core.AuthorizationGrantType;\
            org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;\
            org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType;\
            org.springframework.security.oauth2.core.oidc.OidcIdToken;\
            org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;\
            org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;\
            org.springframework.security.oauth2.core.user.DefaultOAuth2User;\
            org.springframework.security.oauth2.core.user.OAuth2UserAuthority;\
            org.springframework.web.servlet.FlashMap;org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;""";

    private static final String CAMUNDA = "org.camunda.bpm.webapp.impl.security.auth.Authentications;"
            + "org.camunda.bpm.webapp.impl.security.auth.Authentication;"
            + "org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;";

    private static final String OURS = "org.ncbrelay.security.accounts.LocalUser;"
            + "org.ncbrelay.security.accounts.LoginDetails;org.ncbrelay.security.oidc.OidcUserOfRelay;"
            + "org.ncbrelay.domain.casefile.Receipts$Receipt;org.ncbrelay.domain.CaseReference;"
            + "org.ncbrelay.web.pages.work.Reply;";

    static final ObjectInputFilter ALL =
            ObjectInputFilter.Config.createFilter(BOUNDS + VALUES + SPRING + CAMUNDA + OURS + "!*");

    /** Of what is stored open, nothing but a place. */
    static final ObjectInputFilter PLACE = ObjectInputFilter.Config.createFilter(
            BOUNDS + "java.lang.String;java.time.Ser;java.time.Instant;" + SessionPlace.class.getName() + ";!*");

    private AllowedClasses() {}
}
