package org.gatehouse.account;

import org.gatehouse.directory.DirectoryAccount;

/** Whether anybody can sign in to an account. Whether it is compromised is not told by this. */
enum AccountStatus {
    ACTIVE,
    DISABLED,
    DELETED;

    static AccountStatus of(DirectoryAccount account) {
        return account.enabled() ? ACTIVE : DISABLED;
    }
}
