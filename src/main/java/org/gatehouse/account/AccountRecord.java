package org.gatehouse.account;

import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.precedence.MfaState;
import org.gatehouse.standing.Note;
import org.gatehouse.standing.Standing;

/**
 * All that is known of one account.
 *
 * @param deleted whether the directory only remembers it
 * @param exception what runs or is applied for
 * @param formerExceptions those that are over, the newest first
 * @param done what was done to it, the newest first
 */
record AccountRecord(
        DirectoryAccount account,
        boolean deleted,
        Standing standing,
        Belongings belongings,
        PossibleActions actions,
        List<Note> notes,
        Optional<Exemption> exception,
        List<Exemption> formerExceptions,
        List<AccountActionLog.Entry> done,
        MfaState mfa) {

    AccountStatus status() {
        return deleted ? AccountStatus.DELETED : AccountStatus.of(account);
    }
}
