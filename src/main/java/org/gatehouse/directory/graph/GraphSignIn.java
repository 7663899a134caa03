package org.gatehouse.directory.graph;

import java.time.Clock;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Signs calls to Microsoft Graph with an access token of Gatehouse itself, never of the person at work: fetched with
 * the client credentials, kept in memory until a minute before it expires, and dropped when Graph no longer takes it.
 */
final class GraphSignIn {

    private static final String REGISTRATION = "graph";
    private static final Authentication GATEHOUSE =
            new AnonymousAuthenticationToken(REGISTRATION, "gatehouse", AuthorityUtils.createAuthorityList("APP"));

    private GraphSignIn() {}

    static ClientHttpRequestInterceptor interceptor(
            GraphSettings settings, ClientHttpRequestFactory requests, Clock clock) {
        var registrations = new InMemoryClientRegistrationRepository(registration(settings));
        var tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(clientCredentials(requests, clock));
        var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
        interceptor.setClientRegistrationIdResolver(request -> REGISTRATION);
        interceptor.setPrincipalResolver(request -> GATEHOUSE);
        interceptor.setAuthorizationFailureHandler(
                OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(tokens));
        return interceptor;
    }

    /** Whether Entra said no, and did not merely fail or stay silent. Only a 400 arrives without an HTTP error below. */
    static boolean wasRefused(OAuth2AuthorizationException noToken) {
        Throwable origin = NestedExceptionUtils.getMostSpecificCause(noToken);
        return origin instanceof OAuth2AuthorizationException
                || origin instanceof HttpClientErrorException
                        && !(origin instanceof HttpClientErrorException.TooManyRequests);
    }

    private static ClientRegistration registration(GraphSettings settings) {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri("%s/%s/oauth2/v2.0/token".formatted(settings.loginUrl(), settings.tenantId()))
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.url() + "/.default")
                .build();
    }

    private static ClientCredentialsOAuth2AuthorizedClientProvider clientCredentials(
            ClientHttpRequestFactory requests, Clock clock) {
        var endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(endpoint);
        provider.setClock(clock);
        return provider;
    }
}
