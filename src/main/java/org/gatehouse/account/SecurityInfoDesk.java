package org.gatehouse.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.census.Census;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.exemption.TermState;
import org.gatehouse.identity.Person;
import org.gatehouse.precedence.MfaState;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Component;

/** Gathers what holders see of their own accounts, and of no other. */
@Component
class SecurityInfoDesk {

    private final AccountDesk desk;
    private final Standings standings;
    private final PolicyTerms terms;
    private final Exemptions exemptions;
    private final Census census;
    private final Clock clock;

    SecurityInfoDesk(
            AccountDesk desk,
            Standings standings,
            PolicyTerms terms,
            Exemptions exemptions,
            Census census,
            Clock clock) {
        this.desk = desk;
        this.standings = standings;
        this.terms = terms;
        this.exemptions = exemptions;
        this.census = census;
        this.clock = clock;
    }

    /**
     * Empty for people whose address is no account of the tenant.
     *
     * @throws Refusal if the directory gives no answer
     */
    Optional<SecurityInfo> of(Person person) {
        return desk.findOrOwn(person, person.address().value()).map(this::read);
    }

    private SecurityInfo read(DirectoryAccount account) {
        Standing standing = standings.of(account.id());
        MfaState mfa = desk.mfa(account, standing);
        return new SecurityInfo(
                account,
                standing,
                mfa,
                account.methods().stream()
                        .map(method -> ShownMethod.of(method, false))
                        .toList(),
                exemptions
                        .openOf(account.id())
                        .filter(exception -> exception.state() == TermState.ACTIVE)
                        .orElse(null),
                graceEndsAt(account, mfa));
    }

    private Instant graceEndsAt(DirectoryAccount account, MfaState mfa) {
        if (mfa != MfaState.NAMED_LOCATIONS || account.administrator() || account.hasCoreMethod()) {
            return null;
        }
        return census.find(account.id())
                .map(Entry::namedLocationsSince)
                .map(since -> since.plus(terms.of(MfaPolicy.NAMED_LOCATIONS).grace()))
                .filter(clock.instant()::isBefore)
                .orElse(null);
    }
}
