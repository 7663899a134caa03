package org.gatehouse.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.gatehouse.account.AccountSight;
import org.gatehouse.census.Census;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Component;

/** The sign-ins of many accounts from one place, each judged by the same rules. Accounts are as the census has them. */
@Component
class SiteCheck {

    private static final int AT_ONCE = 1000;

    private final Census census;
    private final Standings standings;
    private final Exemptions exemptions;
    private final SignInRules rules;
    private final Clock clock;

    SiteCheck(Census census, Standings standings, Exemptions exemptions, SignInRules rules, Clock clock) {
        this.census = census;
        this.standings = standings;
        this.exemptions = exemptions;
        this.rules = rules;
        this.clock = clock;
    }

    /** Each given account once, in the order given; another organisation's is as unknown as none, and as no address. */
    List<Member> of(Person person, Collection<String> accounts, Attempt attempt, boolean fromNamedLocation) {
        census.catchUp();
        Map<String, AccountAddress> addresses = new LinkedHashMap<>();
        accounts.forEach(text -> addresses.putIfAbsent(text.toLowerCase(Locale.ROOT), address(text)));
        Map<AccountAddress, Entry> known =
                census.at(addresses.values().stream().filter(Objects::nonNull).toList());
        List<Entry> seen = known.values().stream()
                .filter(entry -> AccountSight.sees(person, entry.organisation()))
                .toList();
        var judge = new Judge(attempt, fromNamedLocation);
        var members = new HashMap<String, Member>();
        for (int from = 0; from < seen.size(); from += AT_ONCE) {
            judge.all(
                    seen.subList(from, Math.min(from + AT_ONCE, seen.size())),
                    member -> members.put(member.account(), member));
        }
        return addresses.keySet().stream()
                .map(text -> members.getOrDefault(text, new Member(text, null)))
                .toList();
    }

    private static AccountAddress address(String text) {
        try {
            return AccountAddress.of(text);
        } catch (Malformed noAddress) {
            return null;
        }
    }

    /**
     * Every account of an organisation, in no particular order.
     *
     * @param organisation one that the reader sees, or null for the whole tenant
     */
    void estate(OdsCode organisation, Attempt attempt, boolean fromNamedLocation, Consumer<Member> look) {
        census.catchUp();
        var judge = new Judge(attempt, fromNamedLocation);
        var part = new ArrayList<Entry>(AT_ONCE);
        census.each(organisation, entry -> {
            part.add(entry);
            if (part.size() == AT_ONCE) {
                judge.all(part, look);
                part.clear();
            }
        });
        judge.all(part, look);
    }

    /** When the census was last complete; null where it never was. */
    Instant asOf() {
        return census.asOf();
    }

    /** Judges by the rules of one moment. */
    private final class Judge {

        private final Attempt attempt;
        private final boolean fromNamedLocation;
        private final SignInRules.InForce inForce = rules.inForce();
        private final Instant now = clock.instant();

        private Judge(Attempt attempt, boolean fromNamedLocation) {
            this.attempt = attempt;
            this.fromNamedLocation = fromNamedLocation;
        }

        private void all(List<Entry> entries, Consumer<Member> look) {
            List<String> ids = entries.stream().map(Entry::id).toList();
            Map<String, Standing> stand = standings.of(ids);
            Map<String, Instant> until = exemptions.inForceUntil(ids);
            for (Entry entry : entries) {
                Facts facts = facts(entry, stand.get(entry.id()), until.get(entry.id()));
                look.accept(new Member(entry.address().value(), entry.kind(), inForce.judge(facts, attempt)));
            }
        }

        private Facts facts(Entry entry, Standing standing, Instant exceptedUntil) {
            return new Facts(
                    !entry.enabled(),
                    standing.compromised(),
                    standing.everCompromised(),
                    exceptedUntil != null && attempt.at().isBefore(exceptedUntil),
                    entry.administrator(),
                    entry.policies(),
                    entry.perUserMfa(),
                    entry.methods(),
                    Objects.requireNonNullElse(entry.since(MfaPolicy.NAMED_LOCATIONS), now),
                    fromNamedLocation);
        }
    }
}
