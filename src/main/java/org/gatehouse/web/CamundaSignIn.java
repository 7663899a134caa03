package org.gatehouse.web;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the portal's sign-in to the Camunda web applications, after Spring Security has run. */
@Configuration(proxyBeanMethods = false)
class CamundaSignIn {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> containerSignIn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("container-sign-in");
        registration.setInitParameters(Map.of("authentication-provider", PortalSession.class.getName()));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return registration;
    }
}
