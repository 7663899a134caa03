package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroupName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may be put into which group and taken out of it. */
@GatehouseTest
class GroupMembershipsTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";
    private static final String EXCEPTIONS = "NHSmail.sg.MFA-Exceptions";
    private static final String LOCATIONS = "ZA1.sg.MFA-CA-NL-Users";
    private static final String RECEPTION = "ZA1-reception";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private Directory directory;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void anAdministratorChangesTheirOwnGroupsAndSaysItTwiceWithoutHarm() {
        for (int times = 0; times < 2; times++) {
            assertThat(join("la.za1", RECEPTION, NURSE).status()).isEqualTo(204);
            assertThat(groups()).contains(RECEPTION);
        }
        for (int times = 0; times < 2; times++) {
            assertThat(leave("la.za1", RECEPTION, NURSE).status()).isEqualTo(204);
            assertThat(groups()).doesNotContain(RECEPTION);
        }
    }

    @Test
    void whatIsAnothersDoesNotExist() {
        assertThat(join("la.zb2", RECEPTION, NURSE).status()).isEqualTo(404);
        assertThat(join("la.zb2", RECEPTION, "staff.nurse@zb2.example").status())
                .isEqualTo(404);
        assertThat(join("la.za1", "ZB2.sg.MFA-CA-NL-Users", NURSE).status()).isEqualTo(404);
        assertThat(join("support1", RECEPTION, NURSE).status()).isEqualTo(204);
        assertThat(join("helpdesk1", RECEPTION, NURSE).status()).isEqualTo(403);
    }

    @Test
    void theExceptionsGroupIsNobodysToChange() {
        assertThat(join("support1", EXCEPTIONS, NURSE).codes()).containsExactly("EXCEPTIONS_GROUP");
        assertThat(leave("la.za1", EXCEPTIONS, NURSE).codes()).containsExactly("EXCEPTIONS_GROUP");
    }

    @Test
    void onlyDirectorySupportTakesAnybodyOutOfTheCentralGroup() {
        assertThat(leave("la.za1", CENTRAL, NURSE).status()).isEqualTo(403);
        assertThat(leave("support1", CENTRAL, NURSE).status()).isEqualTo(204);
        assertThat(join("la.za1", CENTRAL, NURSE).status()).isEqualTo(204);
    }

    @Test
    void aCompromisedAccountKeepsItsGroups() {
        compromises.mark(NURSE);
        for (String group : new String[] {RECEPTION, CENTRAL, LOCATIONS, EXCEPTIONS}) {
            Api.Answer answer = join("support1", group, NURSE);
            assertThat(answer.codes()).as(group).containsExactly("ACCOUNT_COMPROMISED");
            assertThat(answer.text("detail")).contains("Remediate");
            assertThat(leave("la.za1", group, NURSE).status()).as(group).isEqualTo(409);
        }
    }

    @Test
    void whoWasCompromisedOnceKeepsMfaAndStaysOutsideNamedLocations() {
        compromises.markAndSettle(NURSE);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();
        String id =
                directory.groupsNamed(SecurityGroupName.of(LOCATIONS)).get(0).id();
        directory.link(id, MfaPolicy.NAMED_LOCATIONS);
        try {
            assertThat(join("la.za1", LOCATIONS, NURSE).codes()).containsExactly("ACCOUNT_EVER_COMPROMISED");
            assertThat(leave("support1", CENTRAL, NURSE).codes()).containsExactly("ACCOUNT_EVER_COMPROMISED");
            assertThat(join("la.za1", RECEPTION, NURSE).status()).isEqualTo(204);
        } finally {
            directory.unlink(id, MfaPolicy.NAMED_LOCATIONS);
        }
    }

    private Api.Answer join(String login, String group, String account) {
        return world.as(login).put("/groups/%s/members/%s".formatted(group, account));
    }

    private Api.Answer leave(String login, String group, String account) {
        return world.as(login).delete("/groups/%s/members/%s".formatted(group, account));
    }

    private String groups() {
        return compromises.account(NURSE).get("groups").toString();
    }
}
