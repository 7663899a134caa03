package org.gatehouse.exemption;

import java.time.Duration;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.springframework.stereotype.Component;

/** Reads what the directory itself shows of a term. */
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

    boolean showsMembership(Term term) {
        return accounts.isMember(group.id(), term.accountId());
    }

    boolean showsAccount(Term term) {
        return accounts.account(term.accountId()).isPresent();
    }

    /** @throws DirectoryUnavailable unless it shows exactly this, and that the sessions were ended */
    void verify(Term term, boolean member) {
        if (showsMembership(term) != member) {
            throw new DirectoryUnavailable("The directory does not show yet that %s is %s the exception group"
                    .formatted(term.account(), member ? "in" : "out of"));
        }
        boolean sessionsLeft = term.revokedAt() != null
                && accounts.sessionsValidFrom(term.accountId())
                        .filter(from -> from.isBefore(term.revokedAt().minus(SKEW)))
                        .isPresent();
        if (sessionsLeft) {
            throw new DirectoryUnavailable(
                    "The directory does not show yet that the sessions of %s are ended".formatted(term.account()));
        }
    }
}
