package org.ncbrelay.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.oidc.OidcRefusal.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Login by identity providers (OpenID Connect, authorization code with PKCE), next to the relay's own passwords. A user who comes in
 * this way has the same session, with the same ends, as after the form. What {@code docs/oidc.md} says is done here and in
 * {@link ClaimedOfficer}.
 */
@Configuration(proxyBeanMethods = false)
@Profile(OidcLogin.PROFILE)
public class OidcLogin {
    static final String PROFILE = "oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    /** A provider that does not answer must not hold our threads; our default. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Signed with a key that only the provider has; never with a shared secret, never unsigned. */
    private static final List<SignatureAlgorithm> SIGNATURES = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384);

    private final Set<String> ids;

    OidcLogin(OidcSettings settings) {
        ids = Set.copyOf(settings.providers().keySet());
        if (settings.providers().isEmpty())
            throw new IllegalArgumentException("the profile oidc needs at least one of relay.oidc.providers");
    }

    /** Adds the login to the chain of the pages. */
    public interface LoginConfigurer {
        void open(HttpSecurity http) throws Exception;
    }

    @Bean
    LoginConfigurer oidcLoginConfigurer(OidcProviders providers, OidcAccounts accounts, OidcSettings settings) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(
                providers, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.attributes(known -> askStrength(request, settings, known))));
        return http -> http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(providers)
                .authorizedClientRepository(new Forgetting())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokenClient()))
                .userInfoEndpoint(users -> users.oidcUserService(accounts::logIn))
                .failureHandler(this::refused)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(OidcLogin.this::refused);
                        return filter;
                    }
                }));
    }

    /** Checks signature, issuer, audience, and the times by our own clock; the nonce is checked where the login began. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(Clock clock) {
        Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
        return provider -> decoders.computeIfAbsent(provider.getRegistrationId(), unused -> decoder(provider, clock));
    }

    private static JwtDecoder decoder(ClientRegistration provider, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        provider.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(allowed -> allowed.addAll(SIGNATURES))
                .restOperations(new RestTemplate(connections()))
                .build();
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var token = new OidcIdTokenValidator(provider);
        token.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, token));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(connections())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    static JdkClientHttpRequestFactory connections() {
        var connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        connections.setReadTimeout(PATIENCE);
        return connections;
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Reason reason = reason(failure);
        if (reason == Reason.ANSWER || reason == Reason.AWAY)
            LOG.warn("A login by a provider failed: {}", failure.toString());
        else SecurityLog.loginByProviderRefused(provider(request), reason.word());
        response.sendRedirect(request.getContextPath() + "/login?refused=" + reason.word());
    }

    /** The provider may ask for more than it does by itself. */
    private static void askStrength(
            OAuth2AuthorizationRequest.Builder request, OidcSettings settings, Map<String, Object> known) {
        OidcSettings.Provider provider =
                settings.providers().get(String.valueOf(known.get(OAuth2ParameterNames.REGISTRATION_ID)));
        if (provider != null && !provider.acrValues().isEmpty())
            request.additionalParameters(Map.of("acr_values", String.join(" ", provider.acrValues())));
    }

    /** Its id ends the address that it sends browsers back to. */
    private String provider(HttpServletRequest request) {
        String address = request.getRequestURI();
        String id = address.substring(address.lastIndexOf('/') + 1);
        return ids.contains(id) ? id : "an unknown provider";
    }

    private static Reason reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof OidcRefusal refusal) return refusal.reason();
        return Reason.ANSWER;
    }

    /** Nothing is asked of a provider after the login: its tokens for that are not stored. */
    private static final class Forgetting implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String provider, Authentication user, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication user,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Forgotten.
        }

        @Override
        public void removeAuthorizedClient(
                String provider, Authentication user, HttpServletRequest request, HttpServletResponse response) {
            // Never stored.
        }
    }
}
