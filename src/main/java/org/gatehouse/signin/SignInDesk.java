package org.gatehouse.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.account.AccountSight;
import org.gatehouse.census.Census;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.exemption.TermState;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.Whereabouts;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Component;

/** Gathers the facts of one account as it is now, and answers what becomes of its sign-in. */
@Component
class SignInDesk {

    private final AccountDirectory directory;
    private final Standings standings;
    private final Exemptions exemptions;
    private final Whereabouts whereabouts;
    private final Census census;
    private final SignInRules rules;
    private final Answers answers;
    private final Clock clock;

    SignInDesk(
            AccountDirectory directory,
            Standings standings,
            Exemptions exemptions,
            Whereabouts whereabouts,
            Census census,
            SignInRules rules,
            Answers answers,
            Clock clock) {
        this.directory = directory;
        this.standings = standings;
        this.exemptions = exemptions;
        this.whereabouts = whereabouts;
        this.census = census;
        this.rules = rules;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * @param findings what could not be read of the question; what else is found is told together with it
     * @throws Refusal with all of it, if there is no such account for this person, or the directory gives no answer
     */
    Gathered gather(Person person, Asked asked, Findings findings) {
        Whereabouts.Place place = asked.sourceIp() == null ? null : place(person, asked.sourceIp(), findings);
        findings.refuseIfAny();
        DirectoryAccount account = account(person, asked.account());
        Standing standing = standings.of(account.id());
        Instant at = asked.at() == null ? clock.instant() : asked.at();
        Optional<Exemption> exception =
                exemptions.openOf(account.id()).filter(each -> each.state() == TermState.ACTIVE);
        var facts = new Facts(
                !account.enabled(),
                standing.compromised(),
                standing.everCompromised(),
                exception.filter(each -> covers(each, at)).isPresent(),
                account.administrator(),
                account.policies(),
                account.perUserMfa(),
                account.methods().stream().map(AuthenticationMethod::type).collect(Collectors.toSet()),
                graceStartedAt(account),
                place.inNamedLocation());
        return new Gathered(
                facts,
                new Attempt(asked.application(), asked.client(), at),
                new Seen(
                        place.ip(),
                        place.locations(),
                        account.kind(),
                        account.breakGlass(),
                        exception.map(Exemption::endsAt).orElse(null)));
    }

    Answer answer(Facts facts, Attempt attempt, Seen seen) {
        return answers.of(rules.inForce().judge(facts, attempt), seen);
    }

    Answer answer(Gathered gathered) {
        return answer(gathered.facts(), gathered.attempt(), gathered.seen());
    }

    /** Null where it is no address, which is noted. */
    Whereabouts.Place place(Person person, String ip, Findings findings) {
        Optional<Whereabouts.Place> place = whereabouts.at(person, ip);
        if (place.isEmpty()) {
            findings.add("sourceIp", "UNPARSABLE", "Enter one IP address, such as 203.0.113.7 or 2a00:1450::5");
        }
        return place.orElse(null);
    }

    Instant now() {
        return clock.instant();
    }

    private static boolean covers(Exemption exception, Instant at) {
        return !at.isBefore(exception.startsAt()) && at.isBefore(exception.endsAt());
    }

    /**
     * Asked of the census only where it matters. Of an account that was in its group before anybody looked, nobody knows:
     * its days are counted from now, as if it joined.
     */
    private Instant graceStartedAt(DirectoryAccount account) {
        if (!account.policies().contains(MfaPolicy.NAMED_LOCATIONS)) {
            return null;
        }
        census.catchUp();
        return census.find(account.id())
                .map(entry -> entry.since(MfaPolicy.NAMED_LOCATIONS))
                .orElseGet(clock::instant);
    }

    private DirectoryAccount account(Person person, AccountAddress address) {
        return DirectoryCall.orRefuse(DirectoryCall.NO_ANSWER, () -> directory.accountAt(address))
                .filter(account -> AccountSight.sees(person, account.organisation()))
                .orElseThrow(() -> Refusal.unknown("There is no account at this address that you may see"));
    }
}
