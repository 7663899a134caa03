package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.GatehouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code sign-in-outcome.dmn} beside an oracle that was written without it, over everything that can be asked. */
@GatehouseTest
class OutcomeTableTest {

    private static final Path FILE = Path.of("processes", "sign-in-outcome.dmn");
    private static final Pattern RULE = Pattern.compile("^[1-8], AC-\\d{3}(; due [1-4], AC-\\d{3})?$");
    /** What a row of either table says about itself, which no other row of the table says. */
    private static final Pattern SAYS = Pattern.compile("(?:out-because|out-due-because)\"><text>\"([^<]+)\"</text>");

    @Autowired
    private SignInRules rules;

    @Autowired
    private OutcomeTable table;

    @Autowired
    private RepositoryService repository;

    @Test
    void everyCombinationHasTheOutcomeOfTheOracle() {
        SignInRules.InForce inForce = rules.inForce();
        Map<Outcome, Integer> counted = new HashMap<>();
        var wrong = new ArrayList<String>();
        Combinations.each((facts, attempt) -> {
            Verdict verdict = inForce.judge(facts, attempt);
            Oracle.Says says = Oracle.outcome(facts, attempt);
            boolean right = verdict.outcome() == says.outcome()
                    && verdict.policy() == Oracle.policy(facts)
                    && RULE.matcher(verdict.ruling().rule()).matches()
                    && verdict.ruling().rule().startsWith(says.number() + ",");
            if (!right && wrong.size() < 10) {
                wrong.add("%s %s: %s %s, not %s"
                        .formatted(
                                facts,
                                attempt,
                                verdict.outcome(),
                                verdict.ruling().rule(),
                                says));
            }
            counted.merge(verdict.outcome(), 1, Integer::sum);
        });

        assertThat(wrong).isEmpty();
        assertThat(counted).containsOnlyKeys(Outcome.values());
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(600_000);
    }

    @Test
    void everyRowIsReached() throws Exception {
        Set<String> rows = SAYS.matcher(Files.readString(FILE, StandardCharsets.UTF_8))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).hasSize(18);

        SignInRules.InForce inForce = rules.inForce();
        var reached = new TreeSet<String>();
        Combinations.each((facts, attempt) ->
                reached.addAll(inForce.judge(facts, attempt).ruling().because()));
        assertThat(reached).isEqualTo(rows);
    }

    @Test
    void everyRowNamesItsSource() throws Exception {
        String file = Files.readString(FILE, StandardCharsets.UTF_8);
        List<String> descriptions = Pattern.compile("<rule [^>]*>\\s*<description>([^<]*)</description>")
                .matcher(file)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(descriptions).hasSize(21).allMatch(text -> text.matches(".*\\(.*AC-\\d{3}.*\\).*"));
    }

    @Test
    void aNewVersionIsSeenAtOnceAndAnOldAnswerIsNotKept() throws Exception {
        OutcomeTable.Edition before = table.inForce();
        assertThat(table.inForce()).isSameAs(before);
        String changed = Files.readString(FILE, StandardCharsets.UTF_8)
                .replace("The account is disabled.", "The account has been switched off.");
        String deployment = repository
                .createDeployment()
                .addString("sign-in-outcome.dmn", changed)
                .deploy()
                .getId();
        try {
            Facts disabled = FactsOf.anybody().disabled().facts();
            assertThat(rules.inForce().judge(disabled, FactsOf.OUTLOOK).ruling().because())
                    .containsExactly("The account has been switched off.");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(rules.inForce()
                        .judge(FactsOf.anybody().disabled().facts(), FactsOf.OUTLOOK)
                        .ruling()
                        .because())
                .containsExactly("The account is disabled.");
    }
}
