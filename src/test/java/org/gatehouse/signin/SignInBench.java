package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Outcomes a second through the remembered table, by conditions in Java and by the bare engine, with the same answers;
 * and how long a site of 10,000 and an estate of 100,000 accounts take, each in one go.
 */
@Bench
class SignInBench {

    private static final int SITE = 10_000;
    private static final int ESTATE = 100_000;
    private static final int ASKED = 1 << 14;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 500_000_000;
    private static final Attempt OUTLOOK = FactsOf.OUTLOOK;

    /** Keeps the compiler from dropping what is measured. */
    private static int sink;

    @Autowired
    private SignInRules rules;

    @Autowired
    private SiteCheck site;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void outcomesPerSecond() {
        List<Facts> facts = facts();
        SignInRules.InForce inForce = rules.inForce();
        facts.forEach(each -> assertThat(inForce.judge(each, OUTLOOK).outcome())
                .isEqualTo(Oracle.outcome(each, OUTLOOK).outcome()));
        var table = new BareTable(Path.of("processes", "sign-in-outcome.dmn"));
        ToIntFunction<Facts> remembered =
                each -> inForce.judge(each, OUTLOOK).outcome().ordinal();
        ToIntFunction<Facts> conditions =
                each -> Oracle.outcome(each, OUTLOOK).outcome().ordinal();
        ToIntFunction<Facts> engine =
                each -> table.evaluate(Question.of(each, OUTLOOK, Oracle.policy(each), OUTLOOK.at()))
                        .outcome()
                        .ordinal();

        double ours = median(facts, remembered);
        double byHand = median(facts, conditions);
        double bare = median(facts, engine);
        Figures.part("Outcomes of sign-ins a second, one thread", "remembered", "beside");
        Figures.compared("the remembered table, beside conditions in Java", ours, byHand);
        Figures.compared("the remembered table, beside the bare engine", ours, bare, ours / bare, Goal.atLeast(10));
    }

    @Test
    void aSiteAndAnEstate() {
        fill();
        Person helpdesk = people.byLogin("helpdesk1").orElseThrow();
        List<String> accounts = IntStream.range(0, SITE)
                .mapToObj("person%d@b77.example"::formatted)
                .toList();
        site.of(helpdesk, accounts.subList(0, 100), OUTLOOK, true);

        long before = System.nanoTime();
        List<Member> members = site.of(helpdesk, accounts, OUTLOOK, true);
        SiteReport report = SiteReport.of(members, OUTLOOK, "198.51.100.7");
        double siteSeconds = (System.nanoTime() - before) / 1e9;
        assertThat(report.unknown()).isZero();

        Map<Outcome, Integer> counted = new EnumMap<>(Outcome.class);
        long begin = System.nanoTime();
        site.estate(
                null, OUTLOOK, true, member -> counted.merge(member.verdict().outcome(), 1, Integer::sum));
        double estateSeconds = (System.nanoTime() - begin) / 1e9;
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(ESTATE);

        Figures.part("Sign-ins of many accounts", "seconds", "");
        Figures.figure("a site of 10,000, with its report", siteSeconds, Goal.atMost(2));
        Figures.figure("an estate of 100,000", estateSeconds, Goal.atMost(10));
    }

    private static List<Facts> facts() {
        var random = new SplittableRandom(20261123);
        var all = new ArrayList<Facts>();
        Combinations.each((facts, attempt) -> {
            if (attempt.equals(OUTLOOK) && random.nextInt(2) == 0 && all.size() < ASKED) {
                all.add(facts);
            }
        });
        return all;
    }

    /** Of a few rounds after one that is not counted. */
    private static double median(List<Facts> facts, ToIntFunction<Facts> outcome) {
        perSecond(facts, outcome);
        double[] rates = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> perSecond(facts, outcome))
                .sorted()
                .toArray();
        return rates[ROUNDS / 2];
    }

    private static double perSecond(List<Facts> facts, ToIntFunction<Facts> outcome) {
        long begin = System.nanoTime();
        long asked = 0;
        while (System.nanoTime() - begin < ROUND_NANOS) {
            for (int i = 0; i < 256; i++) {
                sink += outcome.applyAsInt(facts.get((int) (asked++ % facts.size())));
            }
        }
        return asked * 1e9 / (System.nanoTime() - begin);
    }

    /** One in ten has per-user MFA, one in fifty is an administrator, one in a hundred has an exception or was compromised. */
    private void fill() {
        jdbc.sql("""
                        insert into census (account_id, address, display_name, organisation, kind, enabled, administrator,
                            break_glass, per_user_mfa, methods, standard, standard_since, named_locations,
                            named_locations_since)
                        select 'bench' || n, 'person' || n || '@b77.example', 'Person ' || n, 'B77', 'USER', true,
                            n % 50 = 0, false, n % 10 = 0, case when n % 20 = 0 then '' else 'AUTHENTICATOR_APP,SMS' end,
                            n % 3 = 0, null, n % 3 <> 0, now()
                          from generate_series(0, :last) n""").param("last", ESTATE - 1).update();
        jdbc.sql("""
                        insert into account_standing (account_id, compromised, ever_compromised)
                        select 'bench' || n, false, true from generate_series(0, :last, 100) n""").param("last", ESTATE - 1).update();
        jdbc.sql("""
                        insert into request (ritm, type, organisation, status, details, warnings, submitted_at,
                            submitted_by, requested_by, stage_name, stage_holder, stage_since, action_needed)
                        values ('RITM7000001', 'LONG_TERM_EXCEPTION', 'B77', 'ACTIVE', '{}', '[]', now(), 'la',
                            'a@b.example', 'Running', 'gatehouse', now(), false)""").update();
        jdbc.sql("""
                        insert into exception_term (id, ritm, account_id, account_address, account_name, organisation,
                            kind, state, slot, starts_at, ends_at)
                        select 'benchterm' || n, 'RITM7000001', 'bench' || n, 'person' || n || '@b77.example', 'Person',
                            'B77', 'LONG', 'ACTIVE', 'bench' || n, now(), now() + interval '100 days'
                          from generate_series(1, :last, 100) n""").param("last", ESTATE - 1).update();
        jdbc.sql("analyze").update();
    }
}
