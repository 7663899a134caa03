package org.gatehouse.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what the identity provider signs is read.
 *
 * @param groups our group by the value that a group claim holds; values not listed give nothing
 * @param scope the scope a person's bearer token must carry, which an ID token never does
 * @param requestClaims the {@code claims} parameter of the sign-in request (OpenID Connect Core, 5.5), or empty
 * @param applications by client id, the systems that may call without a person
 */
@ConfigurationProperties("gatehouse.sign-in")
record SignInSettings(
        @DefaultValue("preferred_username") String loginClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("email") String addressClaim,
        @DefaultValue({"roles", "groups"}) List<String> groupClaims,
        @DefaultValue Map<String, String> groups,
        @DefaultValue Mfa mfa,
        @DefaultValue("access_as_user") String scope,
        @DefaultValue("") String requestClaims,
        @DefaultValue Map<String, Application> applications) {

    SignInSettings {
        groups.values().forEach(group -> {
            if (!Groups.isOfPeople(group)) {
                throw new IllegalArgumentException(
                        "gatehouse.sign-in.groups: there is no group '%s' for people".formatted(group));
            }
        });
    }

    /** The claim that proves multi-factor authentication, and the value it must hold. */
    record Mfa(
            @DefaultValue("true") boolean required,
            @DefaultValue("amr") String claim,
            @DefaultValue("mfa") String value) {}

    /** Another system, which acts in role {@code integration}. */
    record Application(String login, String name, String address) {

        Person person() {
            return new Person(login, name, AccountAddress.of(address), Set.of(Groups.INTEGRATION));
        }
    }
}
