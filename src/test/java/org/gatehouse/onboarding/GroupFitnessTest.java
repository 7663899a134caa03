package org.gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.organisation.GroupDrift;
import org.junit.jupiter.api.Test;

class GroupFitnessTest {

    @Test
    void anUnchangedGroupIsFit() {
        assertThat(GroupFitness.changes(group("ZA1.sg.MFA", false), "za1.sg.mfa"))
                .isEmpty();
    }

    @Test
    void aDeletedGroupIsSaidToBeThatOnly() {
        assertThat(GroupFitness.changes(Optional.empty(), "ZA1.sg.MFA")).containsExactly(GroupDrift.DELETED);
    }

    @Test
    void everyChangeIsNamed() {
        assertThat(GroupFitness.changes(group("ZA1.sg.Other", true), "ZA1.sg.MFA"))
                .containsExactly(GroupDrift.MAIL_ENABLED, GroupDrift.RENAMED);
    }

    private static Optional<SecurityGroup> group(String name, boolean mailEnabled) {
        return Optional.of(new SecurityGroup("1", name, OdsCode.of("ZA1"), mailEnabled));
    }
}
