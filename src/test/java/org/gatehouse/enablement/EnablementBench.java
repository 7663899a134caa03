package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A list of 50,000 accounts of the embedded directory, on PostgreSQL: handed in, judged, and enabled. */
@Bench
@TestPropertySource(properties = "gatehouse.data-dir=target/bench-data/enablement") // and so a database of its own
@DirtiesContext
class EnablementBench {

    private static final int ROWS = Integer.getInteger("gatehouse.bench.rows", AddressList.MOST_ROWS);
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Api alex;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void fiftyThousandAccounts() {
        alex = new Api("http://localhost:" + port, "la.za1");
        makeAccounts();
        byte[] list = IntStream.range(0, ROWS)
                .mapToObj("bench%05d@za1.example"::formatted)
                .collect(Collectors.joining("\r\n"))
                .getBytes(StandardCharsets.UTF_8);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);

        long begun = System.nanoTime();
        String dryRun = alex.upload("/bulk-enablements", Map.of("organisation", "ZA1"), "file", "a.csv", list)
                .text("ritm");
        double answer = since(begun);
        await(dryRun);
        double judged = since(begun) - answer;
        long again = System.nanoTime();
        String ritm = alex.post("/bulk-enablements/" + dryRun + "/enablement", Map.of())
                .text("ritm");
        double answerOfDryRun = since(again);
        await(ritm);
        double enabled = since(again);

        assertThat(count("enablement_row where verdict = 'ENABLED'")).isEqualTo(ROWS);
        Figures.part("A list of %,d accounts, seconds".formatted(ROWS), "", "");
        Figures.figure("until the list is accepted", answer, Goal.atMost(10));
        Figures.figure("until all rows are judged", judged, Goal.atMost(120));
        Figures.figure("until the judged list is accepted", answerOfDryRun, Goal.atMost(10));
        Figures.figure("until all are judged anew, enabled and read back", enabled, Goal.atMost(1200));
        Figures.figure("rows enabled a second", ROWS / enabled, Goal.atLeast(50));
        Figures.figure("heap at most, MB", peakHeap(), Goal.atMost(1024));
    }

    private void await(String ritm) {
        while (alex.get("/requests/" + ritm).text("status").equals("IN_PROGRESS")) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void makeAccounts() {
        jdbc.sql("""
                        insert into directory_account
                        select 'bench-' || n, 'bench' || lpad(n::text, 5, '0') || '@za1.example', 'Bench ' || n, 'ZA1',
                               'USER', true, false, false, false, cast(:since as timestamp)
                          from generate_series(0, :last) n""")
                .param("since", Times.of(Instant.EPOCH))
                .param("last", ROWS - 1)
                .update();
        jdbc.sql("analyze").update();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Garbage that was not collected yet counts as well. */
    private static double peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1024.0
                / 1024.0;
    }
}
