package org.gatehouse.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.duration.Durations.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Known durations beside what is counted of them. */
@GatehouseTest
// a database of its own: all of its history is counted
@TestPropertySource(properties = "gatehouse.api.posts-per-minute=100002")
class DurationsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Wanted ALL = new Wanted("known", null, YearMonth.of(2026, 1), NOVEMBER);
    private static final double PRECISION = 1;

    @Autowired
    private World world;

    @Autowired
    private Durations durations;

    @Autowired
    private DurationRows rows;

    @Autowired
    private CountDurations sweep;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Span> ended = new ArrayList<>();

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
        forget();
        jdbc.sql(
                        "insert into duration_place (source, ended_at, id) values ('known', timestamp '2000-01-01 00:00:00', '')")
                .update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from duration_histogram").update();
        jdbc.sql("delete from duration_seen").update();
        jdbc.sql("delete from duration_place where source = 'known'").update();
        jdbc.sql("update duration_place set ended_at = timestamp '2000-01-01 00:00:00', id = ''")
                .update();
    }

    @Test
    void percentilesAreThoseOfTheSortedDurations() {
        var random = new Random(8);
        List<Long> took = IntStream.range(0, 12_345)
                .mapToObj(i -> (long) Math.exp(random.nextDouble() * 22))
                .toList();
        for (int i = 0; i < took.size(); i++) {
            ended.add(span("s" + i, 1, NOW.minus(Duration.ofMinutes(i)), took.get(i)));
        }
        count(NOW);

        List<Long> sorted = took.stream().sorted().toList();
        Measured measured = only(ALL);
        assertThat(measured.counted()).isEqualTo(took.size());
        assertThat(measured.mean().toMillis())
                .isEqualTo(took.stream().mapToLong(each -> each).sum() / took.size());
        assertThat(measured.p50().toMillis()).isCloseTo(atRank(sorted, 50), withPercentage(PRECISION));
        assertThat(measured.p90().toMillis()).isCloseTo(atRank(sorted, 90), withPercentage(PRECISION));
        assertThat(measured.p95().toMillis()).isCloseTo(atRank(sorted, 95), withPercentage(PRECISION));
    }

    @Test
    void versionsAndMonthsAreKeptApart() {
        ended.add(span("october", 1, Instant.parse("2026-10-31T23:59:59.999Z"), 1_000));
        ended.add(span("november", 1, Instant.parse("2026-11-01T00:00:00Z"), 3_000));
        ended.add(span("other version", 2, Instant.parse("2026-11-02T00:00:00Z"), 7_000));
        count(NOW);

        assertThat(durations.of(ALL)).extracting(Measured::version).containsExactly(2, 1);
        assertThat(only(new Wanted("known", 1, ALL.from(), NOVEMBER)).mean()).isEqualTo(Duration.ofSeconds(2));
        assertThat(only(new Wanted("known", 1, NOVEMBER, NOVEMBER)).mean()).isEqualTo(Duration.ofSeconds(3));
        assertThat(only(new Wanted("known", 2, NOVEMBER, NOVEMBER)).mean()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whateverCrashesInTheMiddleIsCountedOnce() {
        for (int i = 0; i < 2 * CountDurations.AT_A_TIME + 7; i++) {
            ended.add(span("s%05d".formatted(i), 1, NOW.minus(Duration.ofDays(1)), i));
        }
        var crashing = new Known() {
            private int parts;

            @Override
            public List<Span> after(Place place, Instant until, int most) {
                if (++parts == 2) {
                    throw new IllegalStateException("the node dies");
                }
                return super.after(place, until, most);
            }
        };
        assertThatThrownBy(() -> counting(crashing, NOW).run()).hasMessage("the node dies");
        assertThat(only(ALL).counted()).isEqualTo(CountDurations.AT_A_TIME);

        count(NOW);
        count(NOW);
        assertThat(only(ALL).counted()).isEqualTo(ended.size());
    }

    @Test
    void whatAppearsLateIsCountedOnceToo() {
        ended.add(span("early", 1, NOW.minusSeconds(60), 10));
        ended.add(span("last", 1, NOW, 10));
        count(NOW);
        ended.add(span("late", 1, NOW.minusSeconds(120), 10));
        ended.add(span("between", 1, NOW.minusSeconds(30), 10));
        count(NOW.plusSeconds(1));
        count(NOW.plusSeconds(2));
        assertThat(only(ALL).counted()).isEqualTo(4);

        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        ended.add(span("next", 1, tomorrow, 10));
        count(tomorrow);
        count(tomorrow.plusSeconds(1));
        assertThat(only(ALL).counted()).isEqualTo(5);
        assertThat(rows()).as("what the place has passed is not remembered").isEqualTo(1);
    }

    @Test
    void twoThatCountAtOnceCountEachOnce() throws Exception {
        for (int i = 0; i < 3 * CountDurations.AT_A_TIME; i++) {
            ended.add(span("s%05d".formatted(i), 1, NOW.minusSeconds(i / 10), i));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = List.of(
                    nodes.submit(() -> counting(new Known(), NOW).run()),
                    nodes.submit(
                            () -> counting(new Known(), NOW.plusSeconds(300)).run()));
            for (Future<?> each : both) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(only(ALL).counted()).isEqualTo(ended.size());
    }

    @Test
    void requestsTasksAndStepsOfTheEngineAreCounted() {
        sweep.run();
        Map<String, Long> before = ofOnboardings();
        long stepsBefore = counted(stepsOfOnboardings());

        String ritm = world.completed();
        sweep.run();
        Map<String, Long> after = ofOnboardings();
        List<Measured> steps = stepsOfOnboardings();
        sweep.run();

        assertThat(after).containsOnlyKeys(Durations.COMPLETED, Durations.DECIDED);
        after.forEach(
                (element, counted) -> assertThat(counted).as(element).isGreaterThan(before.getOrDefault(element, 0L)));
        assertThat(counted(steps) - stepsBefore).isGreaterThanOrEqualTo(stepsOf(ritm));
        assertThat(ofOnboardings()).as("counted again").isEqualTo(after);
        assertThat(counted(stepsOfOnboardings())).as("counted again").isEqualTo(counted(steps));
        assertThat(steps).extracting(Measured::kind).contains(MeasuredKind.TASK, MeasuredKind.STEP);
        assertThat(durations.known())
                .extracting(Durations.ProcessVersion::process)
                .contains("onboarding-request");
    }

    private List<Measured> stepsOfOnboardings() {
        return durations.of(new Wanted("onboarding-request", null, NOVEMBER, NOVEMBER));
    }

    private static long counted(List<Measured> some) {
        return some.stream().mapToLong(Measured::counted).sum();
    }

    private long stepsOf(String ritm) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(ritm)
                .processDefinitionKey("onboarding-request")
                .singleResult()
                .getId();
        long steps =
                history.createHistoricActivityInstanceQuery().processInstanceId(instance).finished().list().stream()
                        .filter(each -> !each.isCanceled())
                        .filter(each -> List.of(
                                        "userTask", "serviceTask", "callActivity", "businessRuleTask", "sendTask")
                                .contains(each.getActivityType()))
                        .count();
        assertThat(steps).isGreaterThan(4);
        return steps;
    }

    private Map<String, Long> ofOnboardings() {
        return durations.of(new Wanted("ONBOARDING", null, NOVEMBER, NOVEMBER)).stream()
                .collect(Collectors.toMap(Measured::element, Measured::counted));
    }

    private long rows() {
        return jdbc.sql("select count(*) from duration_seen where source = 'known'")
                .query(Long.class)
                .single();
    }

    private Measured only(Wanted wanted) {
        List<Measured> found = durations.of(wanted);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void count(Instant at) {
        counting(new Known(), at).run();
    }

    private CountDurations counting(SpanSource source, Instant at) {
        return new CountDurations(List.of(source), rows, Clock.fixed(at, ZoneOffset.UTC), transactions);
    }

    /** The smallest duration that so many in a hundred do not exceed. */
    private static long atRank(List<Long> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static Span span(String id, int version, Instant endedAt, long milliseconds) {
        return new Span(id, "known", version, "step", MeasuredKind.STEP, "Step", endedAt, milliseconds);
    }

    /** What has ended so far, as a source tells it. */
    private class Known implements SpanSource {

        private static final Comparator<Span> ORDER =
                Comparator.comparing(Span::endedAt).thenComparing(Span::id);

        @Override
        public String name() {
            return "known";
        }

        @Override
        public List<Span> after(Place place, Instant until, int most) {
            Span at = span(place.id(), 0, place.endedAt(), 0);
            return List.copyOf(ended).stream()
                    .filter(span ->
                            ORDER.compare(span, at) > 0 && !span.endedAt().isAfter(until))
                    .sorted(ORDER)
                    .limit(most)
                    .toList();
        }
    }
}
