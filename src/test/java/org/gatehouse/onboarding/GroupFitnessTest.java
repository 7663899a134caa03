package org.gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.organisation.GroupChange;
import org.gatehouse.organisation.GroupDrift;
import org.junit.jupiter.api.Test;

class GroupFitnessTest {

    @Test
    void anUnchangedGroupIsFit() {
        assertThat(GroupFitness.changes(group("ZA1.sg.MFA", false), "ZA1.sg.MFA"))
                .isEmpty();
    }

    @Test
    void aDeletedGroupIsSaidToBeThatOnly() {
        assertThat(GroupFitness.changes(Optional.empty(), "ZA1.sg.MFA"))
                .containsExactly(GroupChange.of(GroupDrift.DELETED));
    }

    @Test
    void everyChangeIsNamed() {
        assertThat(GroupFitness.changes(group("ZA1.sg.Other", true), "ZA1.sg.MFA"))
                .containsExactly(
                        GroupChange.of(GroupDrift.MAIL_ENABLED), new GroupChange(GroupDrift.RENAMED, "ZA1.sg.Other"));
    }

    private static Optional<SecurityGroup> group(String name, boolean mailEnabled) {
        return Optional.of(new SecurityGroup("1", name, OdsCode.of("ZA1"), mailEnabled));
    }
}
