package org.gatehouse.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.identity.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;

/** Who gets in where: the REST interface, the operator's endpoints, the Camunda web applications, and our pages. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private final SignIn signIn;
    private final SignedInPeople people;
    private final SignInFacts facts;
    private final List<Door> doors;

    SecurityChains(SignIn signIn, SignedInPeople people, SignInFacts facts, ObjectProvider<Doors> doors) {
        this.signIn = signIn;
        this.people = people;
        this.facts = facts;
        this.doors = doors.orderedStream().flatMap(of -> of.all().stream()).toList();
    }

    /** By the path as sent: the Camunda servlets have paths of their own, which other matchers would cut off. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean matchersByPath() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    @Bean
    @Order(1)
    SecurityFilterChain restInterface(
            HttpSecurity http,
            RequestRate rate,
            MultipartGuard parts,
            BodyLimit bodies,
            Idempotency idempotency,
            Problems problems,
            Nowhere nowhere)
            throws Exception {
        AuthenticationEntryPoint challenge = challenge(problems);
        AccessDeniedHandler denied = (request, response, failure) ->
                problems.write(response, Problems.closed(nowhere.statusOfDenied(request)));
        signIn.toCalls(http, challenge);
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(challenge).accessDeniedHandler(denied))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.NOTHING_TO_SHOW)))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers("/api/v1/openapi.json").permitAll();
                    openDoors(requests, "/api/");
                })
                .addFilterBefore(new CallersOnRecord(people, facts), AuthorizationFilter.class)
                .addFilterAfter(rate, AuthorizationFilter.class)
                .addFilterAfter(parts, RequestRate.class)
                .addFilterAfter(bodies, MultipartGuard.class)
                .addFilterAfter(idempotency, BodyLimit.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain operation(HttpSecurity http, Problems problems) throws Exception {
        AuthenticationEntryPoint challenge = challenge(problems);
        signIn.toCalls(http, challenge);
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(challenge))
                .addFilterBefore(new CallersOnRecord(people, facts), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .access(allowing(Door.ADMINISTRATORS)))
                .build();
    }

    /**
     * Camunda brings its own protection against forged requests, and its own headers for its pages; ours are on what is
     * answered before it.
     */
    @Bean
    @Order(3)
    SecurityFilterChain camundaWebapps(HttpSecurity http) throws Exception {
        return http.securityMatcher("/camunda/**")
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled()
                        .contentTypeOptions(Customizer.withDefaults())
                        .frameOptions(FrameOptionsConfig::deny)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.NOTHING_TO_SHOW)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toLoginPage()))
                .requestCache(cache -> cache.requestCache(remembering(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/camunda/app/**"))))
                .addFilterAfter(new CamundaDoor(people), AuthorizationFilter.class)
                // "Log out" of its web applications ends the session of the portal, which signed in
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/camunda/app/welcome/**")
                        .denyAll()
                        .anyRequest()
                        .access(allowing(Door.STAFF)))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http, RequestRate rate, MultipartGuard parts, BodyLimit bodies, Nowhere nowhere)
            throws Exception {
        signIn.toPages(http);
        return http.sessionManagement(session -> session.addSessionAuthenticationStrategy(facts))
                .addFilterBefore(parts, CsrfFilter.class)
                .addFilterAfter(rate, AuthorizationFilter.class)
                .addFilterAfter(bodies, RequestRate.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toLoginPage())
                        .accessDeniedHandler((request, response, failure) -> response.sendError(
                                failure instanceof CsrfException
                                        ? HttpStatus.FORBIDDEN.value()
                                        : nowhere.statusOfDenied(request).value())))
                .requestCache(cache -> cache.requestCache(remembering(new OrRequestMatcher(doors.stream()
                        .filter(door -> door.method() == HttpMethod.GET
                                && !door.pattern().startsWith("/api/"))
                        .<RequestMatcher>map(
                                door -> PathPatternRequestMatcher.withDefaults().matcher(door.method(), door.pattern()))
                        .toList()))))
                .logout(logout -> logout.logoutSuccessUrl(SignIn.PAGE + "?signed-out"))
                .headers(
                        headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.PAGES))
                                .frameOptions(FrameOptionsConfig::deny)
                                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(
                                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers("/assets/**", "/favicon.ico", SignIn.PAGE, "/accessibility", "/error")
                            .permitAll();
                    openDoors(requests, "/");
                })
                .build();
    }

    @Bean
    FilterRegistrationBean<RequestRate> rateOnlyInItsChain(RequestRate filter) {
        return inItsChain(filter);
    }

    @Bean
    FilterRegistrationBean<MultipartGuard> partsOnlyInItsChains(MultipartGuard filter) {
        return inItsChain(filter);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodiesOnlyInItsChains(BodyLimit filter) {
        return inItsChain(filter);
    }

    @Bean
    FilterRegistrationBean<Idempotency> idempotencyOnlyInItsChain(Idempotency filter) {
        return inItsChain(filter);
    }

    private AuthenticationEntryPoint challenge(Problems problems) {
        return (request, response, failure) -> {
            if (failure instanceof ProviderAway) {
                problems.write(
                        response, Problems.problem(HttpStatus.SERVICE_UNAVAILABLE, ProviderAway.MESSAGE, List.of()));
            } else {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, wanted());
                problems.write(response, Problems.problem(HttpStatus.UNAUTHORIZED, "Sign in to call this", List.of()));
            }
        };
    }

    private String wanted() {
        return "%s realm=\"Gatehouse\", charset=\"UTF-8\"".formatted(StringUtils.capitalize(signIn.scheme()));
    }

    /** Signing in leads back to these; any other address makes no session to remember it in. */
    private static RequestCache remembering(RequestMatcher pages) {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(pages);
        return cache;
    }

    private static AuthenticationEntryPoint toLoginPage() {
        return new LoginUrlAuthenticationEntryPoint(SignIn.PAGE);
    }

    private static <F extends Filter> FilterRegistrationBean<F> inItsChain(F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    private void openDoors(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            String under) {
        doors.stream()
                .filter(door -> door.pattern().startsWith("/api/") == under.equals("/api/"))
                .forEach(door -> requests.requestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher(door.method(), door.pattern()))
                        .access(allowing(door.open())));
        requests.anyRequest().denyAll();
    }

    private AuthorizationManager<RequestAuthorizationContext> allowing(Predicate<Person> open) {
        return (authentication, context) -> new AuthorizationDecision(
                people.find(authentication.get()).filter(open).isPresent());
    }
}
