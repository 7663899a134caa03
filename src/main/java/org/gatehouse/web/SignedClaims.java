package org.gatehouse.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;

/**
 * Reads who somebody is out of what the identity provider has signed.
 *
 * @throws OAuth2AuthenticationException with one of the codes below, where that is not enough to let them in
 */
@Component
@Profile("production")
class SignedClaims {

    /** Signed in without proof of a second factor. */
    static final String NO_MFA = "mfa";
    /** No readable login name or e-mail address. */
    static final String NO_ACCOUNT = "account";
    /** A token that was not made for calling this product. */
    static final String NOT_FOR_CALLS = "invalid_token";

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._@+'-]{1,120}");
    private static final int LONGEST_NAME = 200;
    private static final List<String> CLIENT = List.of("azp", "appid", "client_id");
    private static final List<String> SCOPE = List.of("scp", "scope");

    private final SignInSettings settings;

    SignedClaims(SignInSettings settings) {
        this.settings = settings;
    }

    /** The person an ID token describes. */
    Person person(ClaimAccessor claims) {
        if (settings.mfa().required()
                && values(claims, settings.mfa().claim())
                        .noneMatch(settings.mfa().value()::equals)) {
            throw refused(NO_MFA, "There is no proof of multi-factor authentication");
        }
        String login = text(claims, settings.loginClaim())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> LOGIN.matcher(text).matches())
                .orElseThrow(() -> refused(NO_ACCOUNT, "There is no login name"));
        String name = text(claims, settings.nameClaim()).orElse(login);
        return new Person(
                login,
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                address(claims),
                settings.groupClaims().stream()
                        .flatMap(claim -> values(claims, claim))
                        .map(settings.groups()::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** The application a bearer token was given to, where it is one that may call and no person stands behind it. */
    Optional<Person> application(ClaimAccessor claims) {
        if (isOfPerson(claims)) {
            return Optional.empty();
        }
        return Optional.of(CLIENT.stream()
                .flatMap(claim -> text(claims, claim).stream())
                .findFirst()
                .map(settings.applications()::get)
                .orElseThrow(() -> refused(NOT_FOR_CALLS, "This application may not call"))
                .person());
    }

    /** The person in whose name a bearer token calls. */
    Person caller(ClaimAccessor claims) {
        boolean scoped = SCOPE.stream()
                .flatMap(claim -> values(claims, claim))
                .flatMap(scopes -> Stream.of(scopes.split(" ")))
                .anyMatch(settings.scope()::equals);
        if (!scoped) {
            throw refused(NOT_FOR_CALLS, "The token lacks scope " + settings.scope());
        }
        return person(claims);
    }

    private boolean isOfPerson(ClaimAccessor claims) {
        return claims.hasClaim(settings.loginClaim()) || SCOPE.stream().anyMatch(claims::hasClaim);
    }

    private AccountAddress address(ClaimAccessor claims) {
        try {
            return text(claims, settings.addressClaim())
                    .map(AccountAddress::of)
                    .orElseThrow(() -> refused(NO_ACCOUNT, "There is no e-mail address"));
        } catch (Malformed unreadable) {
            throw refused(NO_ACCOUNT, "The e-mail address is not readable");
        }
    }

    private static Optional<String> text(ClaimAccessor claims, String claim) {
        return values(claims, claim).filter(text -> !text.isBlank()).findFirst();
    }

    private static Stream<String> values(ClaimAccessor claims, String claim) {
        Object value = claims.getClaims().get(claim);
        Stream<?> all = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return all.map(Object::toString);
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null), why);
    }
}
