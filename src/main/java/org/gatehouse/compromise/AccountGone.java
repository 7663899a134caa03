package org.gatehouse.compromise;

/** The directory has no such account any more: there is nothing left to lock down. */
class AccountGone extends RuntimeException {

    AccountGone() {
        super("The account was deleted", null, false, false);
    }
}
