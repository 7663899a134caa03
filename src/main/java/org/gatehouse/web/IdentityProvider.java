package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** How the identity provider is reached. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class IdentityProvider {

    /** The name of the registration in {@code application-production.yml}. */
    static final String REGISTRATION = "gatehouse";

    /** Asks the provider for its addresses at the first sign-in, so that a node starts while the provider is down. */
    @Bean
    ClientRegistrationRepository askedWhenNeeded(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(List.copyOf(new OAuth2ClientPropertiesMapper(properties)
                        .asClientRegistrations()
                        .values())));
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
