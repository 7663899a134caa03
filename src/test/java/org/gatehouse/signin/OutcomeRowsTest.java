package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code sign-in-outcome.dmn} beside an oracle that was written without it, over one in 701 of the combinations of
 * everything; {@link OutcomeRowsNightly} takes them all.
 */
class OutcomeRowsTest {

    private static final Path FILE = Path.of("processes", "sign-in-outcome.dmn");
    private static final Pattern RULE = Pattern.compile("^[1-8], AC-\\d{3}(; due [1-4], AC-\\d{3})?$");
    private static final Pattern SOURCE = Pattern.compile(".*\\(.*AC-\\d{3}.*\\).*");
    private static final Pattern DESCRIPTION = Pattern.compile("<rule [^>]*>\\s*<description>([^<]*)</description>");
    /** What a row of either table says about itself, which no other row of the table says. */
    private static final Pattern SAYS = Pattern.compile("(?:out-because|out-due-because)\"><text>\"([^<]+)\"</text>");

    private static final BareTable TABLE = new BareTable(FILE);

    @Test
    void everyCombinationHasTheOutcomeOfTheOracleAndEveryRowIsReached() throws IOException {
        expectTheOracles(look -> Combinations.every(701, look), 880);
    }

    /** @param least how many combinations there are at least */
    static void expectTheOracles(Consumer<BiConsumer<Facts, Attempt>> combinations, int least) throws IOException {
        Map<Outcome, Integer> counted = new HashMap<>();
        var reached = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        combinations.accept((facts, attempt) -> {
            Ruling ruling = TABLE.of(facts, attempt);
            Oracle.Says says = Oracle.outcome(facts, attempt);
            boolean right = ruling.outcome() == says.outcome()
                    && RULE.matcher(ruling.rule()).matches()
                    && ruling.rule().startsWith(says.number() + ",");
            if (!right && wrong.size() < 10) {
                wrong.add("%s %s: %s, not %s".formatted(facts, attempt, ruling, says));
            }
            counted.merge(ruling.outcome(), 1, Integer::sum);
            reached.addAll(ruling.because());
        });

        assertThat(wrong).isEmpty();
        assertThat(counted).containsOnlyKeys(Outcome.values());
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(least);
        assertThat(reached).hasSize(18).isEqualTo(new TreeSet<>(all(SAYS)));
    }

    @Test
    void everyRowNamesItsSource() throws IOException {
        assertThat(all(DESCRIPTION))
                .hasSize(21)
                .allMatch(text -> SOURCE.matcher(text).matches());
    }

    private static List<String> all(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(FILE, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
