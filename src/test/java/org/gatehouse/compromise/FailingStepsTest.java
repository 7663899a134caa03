package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.embedded.DirectoryFaults.Mode;
import org.junit.jupiter.api.Test;

/** Subsets of failing steps through the engine, each with an account of its own, all locked down together. */
class FailingStepsTest extends CompromiseTest {

    private static final long SEED = Long.getLong("gatehouse.test.seed", 20261125);
    private static final int SUBSETS = 24;
    private static final List<Mode> WAYS = List.of(Mode.REFUSE, Mode.DOWN, Mode.TIMEOUT_AFTER_APPLYING);

    /** An account, and how each of the steps that fail for it does so. */
    private record Subset(String account, Map<ContainmentStep, Mode> failing) {}

    @Test
    void exactlyTheStepsThatFailAreFailedAndWhenRepairedTheAccountIsContained() {
        List<Subset> subsets = subsets();
        subsets.forEach(subset -> subset.failing()
                .forEach((step, mode) -> compromises.breakStep(step.name(), subset.account(), mode.name())));
        Map<String, String> ritms = compromises.markAll(
                "la.za1", subsets.stream().map(Subset::account).toList());

        world.settle();
        useUpRetries();

        subsets.forEach(subset -> assertFailed(subset, ritms.get(subset.account())));

        world.breakDirectory(Map.of("mode", Mode.NONE));
        subsets.forEach(subset -> retryAll(ritms.get(subset.account())));
        world.settle();

        subsets.forEach(subset -> assertContained(subset, ritms.get(subset.account())));
    }

    /** None, all of them, and others at random; each mode comes with each step in the long run. */
    private static List<Subset> subsets() {
        var random = new Random(SEED);
        var subsets = new ArrayList<Subset>();
        for (int number = 1; number <= SUBSETS; number++) {
            var failing = new EnumMap<ContainmentStep, Mode>(ContainmentStep.class);
            for (ContainmentStep step : ContainmentStep.values()) {
                if (number == SUBSETS || number > 1 && random.nextBoolean()) {
                    failing.put(step, WAYS.get(random.nextInt(WAYS.size())));
                }
            }
            subsets.add(new Subset("user%02d@za1.example".formatted(number), failing));
        }
        return subsets;
    }

    /** Every try that is left, at once, where the engine would wait between them. */
    private void useUpRetries() {
        for (List<Job> left = left(); !left.isEmpty(); left = left()) {
            left.forEach(job -> assertThatThrownBy(() -> management.executeJob(job.getId()))
                    .isInstanceOf(DirectoryUnavailable.class));
        }
        world.settle();
    }

    private List<Job> left() {
        return management
                .createJobQuery()
                .processDefinitionKey(CompromiseProcess.KEY)
                .messages()
                .withRetriesLeft()
                .active()
                .list();
    }

    private void assertFailed(Subset subset, String ritm) {
        var expected = new TreeMap<String, String>();
        for (ContainmentStep step : ContainmentStep.values()) {
            expected.put(step.name(), subset.failing().containsKey(step) ? "FAILED" : "VERIFIED");
        }
        boolean none = subset.failing().isEmpty();
        assertThat(compromises.steps(subset.account()))
                .as("%s, seed %d", subset, SEED)
                .isEqualTo(expected);
        assertThat(compromises.verdict(subset.account())).isEqualTo(none ? "CONTAINED" : "PARTLY_CONTAINED");
        assertThat(compromises.containment(subset.account()).get("containedAt").isNull())
                .isEqualTo(!none);
        assertThat(world.status(ritm)).isEqualTo(none ? "CONTAINED" : "ACTION_NEEDED");
        assertThat(world.mails(ritm).stream().anyMatch(mail -> mail.contains("is contained")))
                .isEqualTo(none);
        assertThat(repairs(ritm))
                .as("one repair of each step, %s", subset)
                .hasSameSizeAs(subset.failing().keySet());
        assertThat(compromises.account(subset.account()).get("status").asText())
                .as("applied although the answer was lost, %s", subset)
                .isEqualTo(isApplied(subset.failing().get(ContainmentStep.DISABLE_ACCOUNT)) ? "DISABLED" : "ACTIVE");
        assertThat(compromises.notes(subset.account()))
                .as("our own note, %s", subset)
                .hasSize(subset.failing().containsKey(ContainmentStep.WRITE_NOTE) ? 0 : 1);
    }

    /** Null where it does not fail. */
    private static boolean isApplied(Mode mode) {
        return mode == null || mode == Mode.TIMEOUT_AFTER_APPLYING;
    }

    private List<String> repairs(String ritm) {
        return world.tasks("support1", ritm).stream()
                .filter(task -> task.get("definitionKey").asText().equals("repair-step"))
                .map(task -> task.get("id").asText())
                .toList();
    }

    private void retryAll(String ritm) {
        repairs(ritm)
                .forEach(task -> assertThat(world.as("support1")
                                .post("/tasks/" + task + "/decision", Map.of("decision", "RETRY"))
                                .status())
                        .isEqualTo(200));
    }

    private void assertContained(Subset subset, String ritm) {
        assertThat(compromises.steps(subset.account()).values())
                .as(subset.toString())
                .containsOnly("VERIFIED");
        assertThat(compromises.verdict(subset.account())).isEqualTo("CONTAINED");
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
        assertThat(repairs(ritm)).isEmpty();
        assertThat(compromises.notes(subset.account())).hasSize(1);
        assertThat(compromises.account(subset.account()).get("status").asText()).isEqualTo("DISABLED");
    }
}
