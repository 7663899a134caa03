package org.gatehouse.web;

import java.util.List;
import java.util.Optional;
import org.gatehouse.identity.Person;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the person behind the current request. */
@Component
class SignedInPeople implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final SignIn signIn;

    SignedInPeople(SignIn signIn) {
        this.signIn = signIn;
    }

    Optional<Person> current() {
        return find(SecurityContextHolder.getContext().getAuthentication());
    }

    Optional<Person> find(Authentication authentication) {
        return authentication == null || !authentication.isAuthenticated()
                ? Optional.empty()
                : signIn.person(authentication);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(SignedIn.class);
    }

    @Override
    public Person resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return current().orElseThrow();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
