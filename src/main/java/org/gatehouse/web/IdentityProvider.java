package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.web.client.RestClient;

/** How the identity provider is reached. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@EnableConfigurationProperties(SignInSettings.class)
class IdentityProvider {

    /** The name of the registration in its addresses. */
    static final String REGISTRATION = "gatehouse";

    /** Makes every call to the provider, none of which may take long. */
    @Bean
    RestClient toTheProvider(RestClient.Builder builder) {
        var limits = ClientHttpRequestFactorySettings.defaults()
                .withConnectTimeout(ProviderDescription.CONNECT)
                .withReadTimeout(ProviderDescription.READ);
        return builder.requestFactory(ClientHttpRequestFactoryBuilder.jdk().build(limits))
                .build();
    }

    @Bean
    ProviderDescription description(
            @Value("${gatehouse.sign-in.issuer}") String issuer,
            @Value("${gatehouse.sign-in.client-id}") String clientId,
            @Value("${gatehouse.sign-in.client-secret}") String clientSecret,
            RestClient toTheProvider,
            Clock clock) {
        return new ProviderDescription(issuer, clientId, clientSecret, toTheProvider, clock);
    }

    /** Asks the provider for its addresses at the first sign-in, so that a node starts while the provider is down. */
    @Bean
    ClientRegistrationRepository askedWhenNeeded(ProviderDescription provider) {
        return id -> REGISTRATION.equals(id) ? provider.get().registration() : null;
    }

    /** Redeems the code that a person brings back from the provider. */
    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> redeeming(RestClient toTheProvider) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(toTheProvider
                .mutate()
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    @Bean
    JwtDecoder tokensOfCalls(
            ProviderDescription provider,
            @Value("${gatehouse.sign-in.issuer}") String issuer,
            @Value("${gatehouse.sign-in.audience}") Set<String> audiences) {
        var forUs = new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, named -> named != null && !Collections.disjoint(named, audiences));
        return new ProviderTokens(
                provider,
                JwtValidators.createDefaultWithValidators(new JwtIssuerValidator(issuer), forUs),
                MappedJwtClaimSetConverter.withDefaults(Map.of()));
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> tokensOfSignIns(ProviderDescription provider) {
        return registration -> new ProviderTokens(
                provider,
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)),
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    }

    /** Nothing is asked of the provider after the sign-in, so its access tokens are kept nowhere. */
    @Bean
    OAuth2AuthorizedClientRepository keepsNoAccessTokens() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                    String registration, Authentication principal, HttpServletRequest request) {
                return null;
            }

            @Override
            public void saveAuthorizedClient(
                    OAuth2AuthorizedClient client,
                    Authentication principal,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // not kept
            }

            @Override
            public void removeAuthorizedClient(
                    String registration,
                    Authentication principal,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // not kept
            }
        };
    }
}
