package org.ncbrelay.security;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.security.RequestRates.RateLimits;
import org.ncbrelay.security.accounts.EngineAuthenticationProvider;
import org.ncbrelay.security.accounts.EngineAuthenticationProvider.FirstPasswordOver;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.KnownDevices;
import org.ncbrelay.security.accounts.LoggedIn;
import org.ncbrelay.security.accounts.LoginDetails;
import org.ncbrelay.security.accounts.LoginLimits;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.accounts.TooManyFailures;
import org.ncbrelay.security.accounts.TypedName;
import org.ncbrelay.security.answers.EndedSession;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.bodies.BodyLimitFilter;
import org.ncbrelay.security.engineapi.EngineApiFilter;
import org.ncbrelay.security.oidc.OidcLogin;
import org.ncbrelay.security.oidc.OidcUserOfRelay;
import org.ncbrelay.security.passkeys.LoginGate;
import org.ncbrelay.security.passkeys.PasskeyLogin;
import org.ncbrelay.security.sessions.NewSession;
import org.ncbrelay.security.sessions.RequestedAddress;
import org.ncbrelay.security.tokens.BearerFilter;
import org.ncbrelay.security.tokens.MonitoringToken;
import org.ncbrelay.security.tokens.TokenLogin;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.board.OpenTasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Who comes in where: five chains, each denies what it does not name. Matchers are of paths, never Strings: a String
 * asks Spring MVC, which does not know the engine's servlets, and their requests would fall through to another chain.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginLimits.class, RateLimits.class})
class SecurityConfiguration {
    /** Open to everybody: nothing here says anything about a case. */
    private static final String[] OPEN = {
        "/assets/**",
        "/css/**",
        "/fonts/**",
        "/js/**",
        "/images/**",
        "/webjars/**",
        "/favicon.ico",
        "/actuator/health/**",
        "/error"
    };

    /** For programs, and for our own pages' scripts. */
    private static final String[] PROGRAMS = {
        "/api/**", "/engine-rest/**", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html", "/actuator/**"
    };

    /** Where a user is not known yet and becomes so. */
    private static final RequestMatcher LOGIN = paths("/login", "/login/**", "/oauth2/**");

    private static final String WEB_APPS = "/camunda/**";
    private static final String METRICS = "/actuator/prometheus";

    /** Nothing from elsewhere, and nothing written into a page. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Problems problems;
    private final OfficerFilter officerFilter;
    private final EngineApiFilter engineApi;
    private final RateFilter loginRate;
    private final RateFilter rate;
    private final BodyLimitFilter bodyLimit;
    private final RolledBackFilter rolledBack;
    private final RequestedAddress wanted = new RequestedAddress();
    private final LoginGate gate;

    SecurityConfiguration(
            Problems problems,
            Outage outage,
            EngineUsers users,
            OpenTasks tasks,
            AuditLog audit,
            OfficerContext currentOfficer,
            IdentityService identity,
            LoginLimits limits,
            RequestRates rates,
            PasskeyRules passkeyRules,
            DatabaseHistory history,
            TransactionOperations transactions,
            Clock clock) {
        this.problems = problems;
        this.officerFilter = new OfficerFilter(users, currentOfficer, identity, limits, passkeyRules, clock);
        this.engineApi = new EngineApiFilter(problems, outage, tasks, currentOfficer, audit, transactions);
        this.loginRate = new RateFilter(rates, problems, LOGIN);
        this.rate = new RateFilter(rates, problems, new NegatedRequestMatcher(LOGIN));
        this.bodyLimit = new BodyLimitFilter(problems);
        this.rolledBack = new RolledBackFilter(history, outage, LOGIN);
        this.gate = new LoginGate(passkeyRules, users, problems, wanted);
    }

    /** The program that reads the metrics. A request for them by others, or whatever else it asks for, comes to the chains below. */
    @Bean
    @Order(0)
    SecurityFilterChain monitoring(HttpSecurity http, MonitoringToken token) throws Exception {
        http.securityMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, METRICS), token));
        return forAnybody(http);
    }

    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return forAnybody(http.securityMatcher(paths(OPEN)));
    }

    /** Without a session: who asks is not found out. */
    private static SecurityFilterChain forAnybody(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable());
        return withHeaders(http, POLICY).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http, TokenLogin tokens, LoginLimits limits) throws Exception {
        http.securityMatcher(paths(PROGRAMS))
                .authorizeHttpRequests(requests -> onward(requests)
                        .requestMatchers(paths("/api/administration/**"))
                        .hasAuthority(Role.OPERATOR.group())
                        .requestMatchers(paths("/api/**"))
                        .hasAuthority(EngineUser.OFFICER)
                        .requestMatchers(
                                paths("/engine-rest/**", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html"))
                        .authenticated()
                        .requestMatchers(paths(METRICS, "/actuator/info"))
                        .hasAuthority(Role.OPERATOR.group())
                        .anyRequest()
                        .denyAll())
                .httpBasic(basic -> {
                    if (limits.passwordsOfScripts()) basic.authenticationEntryPoint(problems);
                    else basic.disable();
                })
                .addFilterAfter(new AuthorizationHeaderFilter(problems, true), HeaderWriterFilter.class)
                .addFilterBefore(new BearerFilter(tokens, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(engineApi, AuthorizationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.ignoringRequestMatchers(AuthorizationHeaderFilter::isSent));
        return withHeaders(withOfficer(http), POLICY).build();
    }

    /** Camunda's own filters give their token against forged requests, which is compared here, and their content security policy. */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        RequestMatcher api = paths("/camunda/api/**");
        WebAppTokens webAppTokens = new WebAppTokens();
        http.securityMatcher(paths(WEB_APPS))
                .authorizeHttpRequests(requests -> onward(requests)
                        .requestMatchers(paths("/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico"))
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(EngineUser.OFFICER, Role.OPERATOR.group()))
                .addFilterAfter(new AuthorizationHeaderFilter(problems, false), HeaderWriterFilter.class)
                .addFilterAfter(engineApi, AuthorizationFilter.class)
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .addLogoutHandler(forgetting())
                        .logoutSuccessHandler((request, response, user) -> response.setStatus(200)))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(problems, api)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), paths(WEB_APPS))
                        .defaultAccessDeniedHandlerFor(problems, api))
                .requestCache(cache -> cache.requestCache(wanted))
                .csrf(csrf -> csrf.csrfTokenRepository(webAppTokens).csrfTokenRequestHandler(webAppTokens));
        return withHeaders(withOfficer(http), null).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            EngineUsers users,
            KnownDevices devices,
            NewSession newSession,
            PasskeyLogin passkeyLogin,
            ObjectProvider<OidcLogin.LoginConfigurer> otherLogin)
            throws Exception {
        LoggedIn loggedIn = new LoggedIn(users, devices);
        loggedIn.setRequestCache(wanted);
        EndedSession endedSession = new EndedSession();
        http.authorizeHttpRequests(requests -> onward(requests)
                        .requestMatchers(paths("/login", "/login/passkey", "/login/passkey/options"))
                        .permitAll()
                        .requestMatchers(paths("/administration/**"))
                        .hasAuthority(Role.OPERATOR.group())
                        .anyRequest()
                        .hasAnyAuthority(EngineUser.OFFICER, Role.OPERATOR.group()))
                .formLogin(login -> login.loginPage("/login")
                        .authenticationDetailsSource(LoginDetails::new)
                        .successHandler(loggedIn)
                        .failureHandler((request, response, failure) -> {
                            TypedName.keep(request);
                            response.sendRedirect(request.getContextPath()
                                    + (failure instanceof TooManyFailures
                                            ? "/login?wait"
                                            : failure instanceof FirstPasswordOver ? "/login?over" : "/login?error"));
                        }))
                .with(passkeyLogin.returningTo(wanted), withDefaults())
                .logout(logout ->
                        logout.addLogoutHandler(forgetting()).logoutSuccessHandler(SecurityConfiguration::loggedOut))
                .requestCache(cache -> cache.requestCache(wanted))
                .sessionManagement(session -> session.sessionAuthenticationStrategy(newSession))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(endedSession).accessDeniedHandler(endedSession))
                .csrf(csrf -> csrf.ignoringRequestMatchers(new UploadProof()));
        http.addFilterAfter(new AuthorizationHeaderFilter(problems, false), HeaderWriterFilter.class)
                .addFilterBefore(loginRate, CsrfFilter.class);
        OidcLogin.LoginConfigurer other = otherLogin.getIfAvailable();
        if (other != null) other.open(http);
        return withHeaders(withOfficer(http), POLICY).build();
    }

    @Bean
    AuthenticationManager authenticationManager(EngineAuthenticationProvider engine) {
        return new ProviderManager(engine);
    }

    /**
     * The request is known to all filters, so that a user and a session are read once for it ({@code EngineUsers.findOnce}), and what the
     * database refused is noted at it. In front of all others: the one that Spring Boot adds for Jersey forgets the request before those
     * around it are done, such as the one that stores the session.
     */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContext() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /** Behind the valve that reads the address of the sender from a proxy's headers, which Spring Boot adds first. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableLines(
            ObjectProvider<UnreadableRequests> unreadable) {
        return tomcat -> tomcat.addEngineValves(new UnreadableRequests.Valve(unreadable));
    }

    /** Behind Spring Security's filters, before Camunda's. */
    @Bean
    FilterRegistrationBean<WebAppAuthenticationFilter> webAppAuthentication() {
        var registration = new FilterRegistrationBean<>(new WebAppAuthenticationFilter());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(101);
        return registration;
    }

    /** Around Camunda's filters: it needs the policy and the page that they have made. */
    @Bean
    FilterRegistrationBean<PageNonceFilter> pageNonce() {
        var registration = new FilterRegistrationBean<>(new PageNonceFilter());
        registration.addUrlPatterns("/camunda/app/*");
        registration.setOrder(102);
        return registration;
    }

    /** Tasklist keeps drafts of forms in the browser: under TLS it is instructed to delete them with the session. */
    private static LogoutHandler forgetting() {
        return new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE));
    }

    /** A user who came by a provider is still logged in there; the page says so and leads there. */
    private static void loggedOut(HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        if (user != null) SecurityLog.loggedOut(user.getName());
        String provider =
                user != null && user.getPrincipal() instanceof OidcUserOfRelay other ? '=' + other.provider() : "";
        response.sendRedirect(request.getContextPath() + "/login?logout" + provider);
    }

    /** Errors, forwards and the end of a stream of events belong to a request that was already let in. */
    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry onward(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        return requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll();
    }

    /** Requests are counted before anything is read for them. */
    private HttpSecurity withOfficer(HttpSecurity http) {
        return http.addFilterBefore(rate, AuthorizationFilter.class)
                .addFilterBefore(officerFilter, AuthorizationFilter.class)
                .addFilterBefore(gate, AuthorizationFilter.class)
                .addFilterBefore(rolledBack, AuthorizationFilter.class)
                .addFilterBefore(bodyLimit, AuthorizationFilter.class);
    }

    private static HttpSecurity withHeaders(HttpSecurity http, String policy) throws Exception {
        return http.headers(headers -> {
            headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
            headers.frameOptions(frames -> frames.deny());
            if (policy == null) headers.cacheControl(cache -> cache.disable());
            else headers.contentSecurityPolicy(content -> content.policyDirectives(policy));
        });
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .map(pattern -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList());
    }
}
