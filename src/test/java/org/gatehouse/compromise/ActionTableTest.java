package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.standing.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code account-actions.dmn}. */
@GatehouseTest
class ActionTableTest {

    private static final Standing GOOD = new Standing(false, false);
    private static final Standing COMPROMISED = new Standing(true, true);
    private static final Standing COMPROMISED_ONCE = new Standing(false, true);
    private static final Set<AccountAction> POSSIBLE_WHILE_COMPROMISED = EnumSet.of(
            AccountAction.DELETE_ACCOUNT,
            AccountAction.DELETE_ONEDRIVE,
            AccountAction.DELEGATE_ONEDRIVE,
            AccountAction.EXPORT_DETAILS,
            AccountAction.REMEDIATE,
            AccountAction.MARK_COMPROMISED);

    @Autowired
    private ActionTable table;

    @ParameterizedTest
    @EnumSource
    void whileCompromisedOnlyWhatIsListedIsAllowed(AccountAction action) {
        var refusal = table.refusal(action, account(false), COMPROMISED);
        if (POSSIBLE_WHILE_COMPROMISED.contains(action)) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal).hasValue("The account is compromised. Remediate it first.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrdinaryAccountIsOnlyNotRemediated(AccountAction action) {
        for (Standing standing : List.of(GOOD, COMPROMISED_ONCE)) {
            var refusal = table.refusal(action, account(false), standing);
            if (action == AccountAction.REMEDIATE) {
                assertThat(refusal).hasValue("The account is not marked as compromised.");
            } else {
                assertThat(refusal).isEmpty();
            }
        }
    }

    @Test
    void anEmergencyAccountIsNeitherMarkedNorDeletedHoweverItStands() {
        assertThat(table.refusals(account(true), GOOD))
                .containsOnlyKeys(AccountAction.DELETE_ACCOUNT, AccountAction.MARK_COMPROMISED, AccountAction.REMEDIATE)
                .containsEntry(AccountAction.DELETE_ACCOUNT, "The account is kept for emergencies.");
        assertThat(table.refusals(account(true), COMPROMISED))
                .containsKeys(AccountAction.DELETE_ACCOUNT, AccountAction.MARK_COMPROMISED);
    }

    @ParameterizedTest
    @EnumSource
    void noActionNeedsASecondPersonAsTheTableIsDelivered(AccountAction action) {
        assertThat(table.needsSecondPerson(action, true)).isFalse();
        assertThat(table.needsSecondPerson(action, false)).isFalse();
    }

    private static DirectoryAccount account(boolean breakGlass) {
        return new DirectoryAccount(
                "id",
                AccountAddress.of("somebody@za1.example"),
                "Somebody",
                OdsCode.of("ZA1"),
                AccountKind.USER,
                true,
                false,
                breakGlass,
                false,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Instant.EPOCH);
    }
}
