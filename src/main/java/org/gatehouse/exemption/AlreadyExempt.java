package org.gatehouse.exemption;

import org.gatehouse.identity.AccountAddress;

/** The account has an exception that runs or is applied for; somebody else was faster by a moment. */
class AlreadyExempt extends RuntimeException {

    private final transient AccountAddress account;

    AlreadyExempt(AccountAddress account) {
        super("%s has an exception already".formatted(account));
        this.account = account;
    }

    AccountAddress account() {
        return account;
    }
}
