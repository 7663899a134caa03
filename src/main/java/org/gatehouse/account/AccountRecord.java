package org.gatehouse.account;

import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.standing.Note;
import org.gatehouse.standing.Standing;

/**
 * All that is known of one account.
 *
 * @param exception what runs or is applied for
 * @param formerExceptions those that are over, the newest first
 */
record AccountRecord(
        DirectoryAccount account,
        Standing standing,
        List<Note> notes,
        Optional<Exemption> exception,
        List<Exemption> formerExceptions) {

    AccountStatus status() {
        return AccountStatus.of(account);
    }

    MfaState mfa() {
        return MfaState.of(account, standing);
    }
}
