package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.identity.Person;
import org.gatehouse.identity.SeenPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.client.ResourceAccessException;

/** People sign in at the organisation's identity provider (OpenID Connect); calls carry its bearer tokens. */
@Component
@Profile("production")
class ProductionSignIn implements SignIn {

    private static final Logger log = LoggerFactory.getLogger(ProductionSignIn.class);
    private static final String START = "/oauth2/authorization";
    private static final String AWAY = "unavailable";
    private static final Map<String, String> REASONS = Map.of(
            SignedClaims.NO_MFA,
            "You have signed in without multi-factor authentication (MFA). Gatehouse asks for it: set up a second "
                    + "factor for your account, then sign in again",
            SignedClaims.NO_ACCOUNT,
            "Your account shows Gatehouse no login name or no e-mail address. Ask your helpdesk to put that right",
            AWAY,
            "Sign-in is not available right now: the identity provider does not answer. Try again in a few minutes");

    private final SignedClaims claims;
    private final SignInSettings settings;
    private final SeenPeople seen;
    private final ClientRegistrationRepository provider;
    private final OAuth2AuthorizedClientRepository accessTokens;
    private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> redeeming;

    ProductionSignIn(
            SignedClaims claims,
            SignInSettings settings,
            SeenPeople seen,
            ClientRegistrationRepository provider,
            OAuth2AuthorizedClientRepository accessTokens,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> redeeming) {
        this.claims = claims;
        this.settings = settings;
        this.seen = seen;
        this.provider = provider;
        this.accessTokens = accessTokens;
        this.redeeming = redeeming;
    }

    @Override
    public void toPages(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.withObjectPostProcessor(new TellsWhyItCannotBegin())
                .loginPage(PAGE)
                .successHandler(new SessionOfSomebody())
                .failureHandler(ProductionSignIn::tellWhy)
                .authorizedClientRepository(accessTokens)
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(redeeming))
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::whoSignsIn)));
    }

    @Override
    public void toCalls(HttpSecurity http, AuthenticationEntryPoint refused) throws Exception {
        http.oauth2ResourceServer(calls ->
                calls.authenticationEntryPoint(refused).jwt(jwt -> jwt.jwtAuthenticationConverter(this::whoCalls)));
    }

    @Override
    public String scheme() {
        return "bearer";
    }

    @Override
    public String pageScheme() {
        return "oidc";
    }

    @Override
    public Optional<Person> person(Authentication authentication) {
        return authentication.getPrincipal() instanceof Proven proven ? Optional.of(proven.person()) : Optional.empty();
    }

    @Override
    public void describe(Model page) {
        page.addAttribute("provider", START + "/" + IdentityProvider.REGISTRATION);
    }

    @Override
    public String reason(String code) {
        return REASONS.getOrDefault(code, "The sign-in did not succeed. Try again");
    }

    private OidcUser whoSignsIn(OidcUserRequest request) {
        Person person = claims.person(request.getIdToken());
        seen.see(person);
        return new Proven.ForSession(person, request.getIdToken());
    }

    private AbstractAuthenticationToken whoCalls(Jwt token) {
        var proven = new Proven.ForCall(claims.application(token).orElseGet(() -> {
            Person person = claims.caller(token);
            seen.see(person);
            return person;
        }));
        return UsernamePasswordAuthenticationToken.authenticated(proven, null, proven.authorities());
    }

    private OAuth2AuthorizationRequestResolver requests() {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.additionalParameters(more -> {
                    if (!settings.requestClaims().isBlank()) {
                        more.put("claims", settings.requestClaims());
                    }
                })));
        return requests;
    }

    private static void tellWhy(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = isAway(failure)
                ? AWAY
                : failure instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode()
                        : "";
        log.warn("Sign-in refused: {} {}", code, failure.getMessage());
        response.sendRedirect(PAGE + "?error=" + (REASONS.containsKey(code) ? code : "failed"));
    }

    private static boolean isAway(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ProviderAway || cause instanceof ResourceAccessException);
    }

    /** Where Spring Security would answer 500. */
    private static class TellsWhyItCannotBegin
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
            filter.setAuthenticationFailureHandler(ProductionSignIn::tellWhy);
            return filter;
        }
    }
}
