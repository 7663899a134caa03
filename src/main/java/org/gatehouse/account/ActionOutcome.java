package org.gatehouse.account;

import org.gatehouse.compromise.AccountAction;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.Password;

/** What came of an action on an account. */
public sealed interface ActionOutcome {

    /** @param inWords what was done, in a sentence */
    record Done(DirectoryAccount account, AccountAction action, String inWords) implements ActionOutcome {}

    /** The new password, to be shown once and kept nowhere. */
    record NewPassword(Password password) implements ActionOutcome {}

    /** Whoever asked may take the details of this account away. */
    record Export(DirectoryAccount account) implements ActionOutcome {}
}
