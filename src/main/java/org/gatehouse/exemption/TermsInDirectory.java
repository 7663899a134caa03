package org.gatehouse.exemption;

import java.time.Duration;
import java.util.function.Supplier;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.springframework.stereotype.Component;

/** Brings the directory to where a term is, and reads what it shows itself. */
@Component
class TermsInDirectory {

    /** How far the directory's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final AccountDirectory accounts;
    private final ExceptionGroup group;

    TermsInDirectory(AccountDirectory accounts, ExceptionGroup group) {
        this.accounts = accounts;
        this.group = group;
    }

    /** Puts the account into the exception group, and answers whether it was in it before. */
    boolean add(Term term) {
        return about(term, () -> {
            boolean before = accounts.isMember(group.id(), term.accountId());
            if (!before) {
                accounts.addToGroup(group.id(), term.accountId());
            }
            return before;
        });
    }

    /** Takes the account out of the exception group, and answers whether it was in it before. */
    boolean remove(Term term) {
        return about(term, () -> {
            boolean before = accounts.isMember(group.id(), term.accountId());
            if (before) {
                accounts.removeFromGroup(group.id(), term.accountId());
            }
            return before;
        });
    }

    /** Ends the sign-in sessions of the account, and answers whether there is such an account. */
    boolean endSessions(Term term) {
        return about(term, () -> accounts.revokeSessions(term.accountId()));
    }

    /** @throws DirectoryUnavailable unless it shows exactly this, and that the sessions were ended */
    void verify(Term term, boolean member) {
        if (about(term, () -> accounts.isMember(group.id(), term.accountId())) != member) {
            throw new DirectoryUnavailable("The directory does not show yet that %s is %s the exception group"
                    .formatted(term.account(), member ? "in" : "out of"));
        }
        boolean sessionsLeft = term.revokedAt() != null
                && about(term, () -> accounts.sessionsValidFrom(term.accountId()))
                        .filter(from -> from.isBefore(term.revokedAt().minus(SKEW)))
                        .isPresent();
        if (sessionsLeft) {
            throw new DirectoryUnavailable(
                    "The directory does not show yet that the sessions of %s are ended".formatted(term.account()));
        }
    }

    /** Says of which account a fault of the directory is: a request may be for many. */
    private static <T> T about(Term term, Supplier<T> call) {
        try {
            return call.get();
        } catch (DirectoryUnavailable fault) {
            throw new DirectoryUnavailable("%s: %s".formatted(term.account(), fault.getMessage()));
        }
    }
}
