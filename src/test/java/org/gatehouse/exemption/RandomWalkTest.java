package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gatehouse.World;
import org.gatehouse.engine.Sweeps;
import org.gatehouse.engine.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Random walks: no exception outlives its end, none is for an account that may not have one, none leads nowhere. */
class RandomWalkTest extends ExceptionTest {

    /** 10,000 under {@code -Pnightly}. */
    private static final int WALKS = Integer.getInteger("gatehouse.test.walks", 30);

    private static final long SEED = Long.getLong("gatehouse.test.seed", 20261125);
    /** How many walk at a time, each with two accounts of its own. */
    private static final int TOGETHER = 30;

    private static final int STEPS = 10;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofHours(1),
            Duration.ofHours(5),
            Duration.ofHours(20),
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofDays(60),
            Duration.ofDays(181));

    /** So many of them are short: while nothing can be done, nobody sleeps for half a year. */
    private static final int SHORT_PAUSES = 4;

    @Autowired
    private TimeMachine time;

    @Autowired
    private Sweeps sweeps;

    @Test
    void everyWalkEndsWhereTheModelDoes() {
        for (int walked = 0; walked < WALKS; walked += TOGETHER) {
            exceptions.beginAt(World.MONDAY_MORNING);
            walkTogether(SEED + walked, Math.min(TOGETHER, WALKS - walked));
        }
    }

    private void walkTogether(long seed, int count) {
        var random = new Random(seed);
        var walks = new ArrayList<RandomWalk>();
        for (int i = 0; i < count; i++) {
            walks.add(walk(i, seed + i));
        }
        boolean down = false;
        for (int step = 0; step < STEPS; step++) {
            boolean away = down;
            walks.forEach(walk -> walk.step(away));
            pass(walks, Duration.ZERO);
            switch (random.nextInt(4)) {
                case 0 -> down = down ? mend(walks) : breakDown(walks);
                case 1, 2 -> pass(walks, PAUSES.get(random.nextInt(down ? SHORT_PAUSES : PAUSES.size())));
                default -> {
                    // the next step comes at once
                }
            }
            compare(walks, down);
        }
        mend(walks);
        pass(walks, Duration.ofDays(400));
        compare(walks, false);
        walks.forEach(this::assertNothingIsLeft);
    }

    private RandomWalk walk(int place, long seed) {
        String organisation = place % 2 == 0 ? "ZA1" : "X26";
        int first = place / 2 * 2 + 1;
        List<String> accounts = List.of(account(first, organisation), account(first + 1, organisation));
        return new RandomWalk(world, exceptions, organisation, accounts, seed);
    }

    private static String account(int number, String organisation) {
        return "user%02d@%s.example".formatted(number, organisation.toLowerCase(Locale.ROOT));
    }

    private boolean breakDown(List<RandomWalk> walks) {
        walks.forEach(walk -> walk.directory("directory down"));
        world.breakDirectory(Map.of("mode", "DOWN"));
        return true;
    }

    /** The directory is back, and directory support tries again whatever had failed for good. */
    private boolean mend(List<RandomWalk> walks) {
        walks.forEach(walk -> walk.directory("directory up"));
        world.breakDirectory(Map.of("mode", "NONE"));
        pass(walks, Duration.ofMinutes(15));
        walks.forEach(walk -> walk.requests()
                .forEach(ritm -> world.tasks("support1", ritm)
                        .forEach(task -> assertThat(world.as("support1")
                                        .post(
                                                "/tasks/" + task.path("id").asText() + "/decision",
                                                Map.of("decision", "RETRY"))
                                        .status())
                                .isEqualTo(200))));
        pass(walks, Duration.ZERO);
        return false;
    }

    /** As the demo clock does it, but mails stay in the outbox: there would be many, and nobody reads them here. */
    private void pass(List<RandomWalk> walks, Duration by) {
        time.advance(by, () -> {}, sweeps::runAll);
        walks.forEach(walk -> walk.timePassed(by));
    }

    /** While the directory is down, nobody can ask it. */
    private void compare(List<RandomWalk> walks, boolean down) {
        if (!down) {
            Set<String> exempt = exceptions.exempt();
            walks.forEach(walk -> walk.compare(exempt));
        }
    }

    private void assertNothingIsLeft(RandomWalk walk) {
        walk.requests()
                .forEach(ritm -> assertThat(world.status(ritm))
                        .as("%s: no dead end of %s", walk.said(), ritm)
                        .isIn("ENDED", "CANCELLED", "REJECTED"));
    }
}
