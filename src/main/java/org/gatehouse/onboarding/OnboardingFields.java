package org.gatehouse.onboarding;

import java.util.Arrays;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.Person;

/** The onboarding form of the page as it comes in: texts, so that a choice nobody offered is a finding like others. */
record OnboardingFields(
        String organisation, String policy, String scope, String securityGroup, String contactEmail, String comments) {

    /** What the page begins with: all that is known of the person. */
    static OnboardingFields blank(Person person) {
        var organisations = person.organisations();
        String only =
                organisations.size() == 1 ? organisations.iterator().next().value() : null;
        return new OnboardingFields(only, null, null, null, person.address().value(), null);
    }

    /** What was asked for once before. */
    static OnboardingFields like(String organisation, OnboardingDetails before) {
        return new OnboardingFields(
                organisation,
                before.policy().name(),
                before.scope().name(),
                before.securityGroup(),
                before.contactEmail(),
                before.comments());
    }

    OnboardingForm toForm() {
        return new OnboardingForm(
                organisation,
                choice(MfaPolicy.class, policy),
                choice(Scope.class, scope),
                securityGroup,
                contactEmail,
                comments == null ? null : comments.replace("\r\n", "\n"),
                null,
                null);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
