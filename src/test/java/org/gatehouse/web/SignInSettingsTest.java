package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"gatehouse", "integration", "reviewers", "local-administrators.za1"})
    void aGroupThatIsNotOneOfPeopleIsRefused(String group) {
        assertThatThrownBy(() -> bound(group))
                .rootCause()
                .hasMessage("gatehouse.sign-in.groups: there is no group '" + group + "' for people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding-reviewers", "camunda-admin", "local-administrators.ZA1"})
    void aGroupOfPeopleIsTaken(String group) {
        assertThat(bound(group).groups()).containsExactly(Map.entry("some-value", group));
    }

    private static SignInSettings bound(String group) {
        var source = new MapConfigurationPropertySource(Map.of("gatehouse.sign-in.groups.some-value", group));
        return new Binder(source).bindOrCreate("gatehouse.sign-in", SignInSettings.class);
    }
}
