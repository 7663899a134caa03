package org.gatehouse.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gatehouse.directory.AccountDirectory.Found;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A directory of a hundred thousand accounts, in fifty organisations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyAccountsTest {

    private static final int ACCOUNTS = 100_000;
    private static final int ORGANISATIONS = 50;
    private static final int TRIES = 15;

    /** Of the median; a search that reads every account takes longer, one that uses its index a few milliseconds. */
    private static final Duration QUICK = Duration.ofMillis(40);

    private DirectoryStore store;
    private EmbeddedAccounts accounts;

    @BeforeAll
    void fill() {
        var properties = new DataSourceProperties();
        properties.setUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        properties.setUsername("sa");
        store = new DirectoryStore(properties);
        new ResourceDatabasePopulator(new ClassPathResource("db/embedded/R__embedded_directory.sql"))
                .execute(store.batches().getDataSource());
        accounts = new EmbeddedAccounts(store, new DirectoryFaults(), Clock.systemUTC());
        var rows = new ArrayList<Object[]>(ACCOUNTS);
        var terms = new ArrayList<Object[]>(3 * ACCOUNTS);
        for (int each = 0; each < ACCOUNTS; each++) {
            String name = "Given%d Family%d".formatted(each % 997, each);
            String id = "id" + each;
            String address = "user%06d@org%02d.example".formatted(each, each % ORGANISATIONS);
            DemoAccounts.terms(address, name).forEach(term -> terms.add(new Object[] {term, id}));
            rows.add(new Object[] {
                id,
                address,
                name,
                "ORG%02d".formatted(each % ORGANISATIONS),
                "USER",
                true,
                false,
                false,
                false,
                Times.of(Instant.EPOCH)
            });
        }
        store.batches().batchUpdate("insert into directory_account values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
        store.batches().batchUpdate("insert into directory_account_term values (?, ?)", terms);
    }

    @AfterAll
    void close() {
        store.batches().execute("shutdown");
        store.close();
    }

    @Test
    void allOfThemAreSearchedQuickly() {
        assertThat(isQuick(() -> accounts.search(null, "", 0, 50)).total()).isEqualTo(ACCOUNTS);
        assertThat(isQuick(() -> accounts.search(null, "user0123", 0, 50)).total())
                .isEqualTo(100);
        assertThat(isQuick(() -> accounts.search(null, "family4711", 0, 50)).total())
                .isEqualTo(11);
        assertThat(isQuick(() -> accounts.search(null, "nobody", 0, 50)).total())
                .isZero();
        assertThat(isQuick(() -> accounts.search(null, "", 9_950, 50)).accounts())
                .hasSize(50);
    }

    @Test
    void thoseOfOneOrganisationAreSearchedQuickly() {
        Set<OdsCode> own = Set.of(OdsCode.of("ORG07"));
        assertThat(isQuick(() -> accounts.search(own, "", 0, 50)).total()).isEqualTo(ACCOUNTS / ORGANISATIONS);
        assertThat(isQuick(() -> accounts.search(own, "given5 ", 0, 50)).accounts())
                .isNotEmpty();
    }

    @Test
    void oneIsReadQuicklyAndTwoHundredAreReadInOneGo() {
        List<AccountAddress> some = IntStream.range(0, 200)
                .mapToObj(each ->
                        AccountAddress.of("user%06d@org%02d.example".formatted(each * 500, each * 500 % ORGANISATIONS)))
                .toList();
        isQuick(() -> new Found(List.of(accounts.accountAt(some.get(77)).orElseThrow()), 1));
        assertThat(accounts.accountsAt(some)).hasSize(200);
    }

    private static Found isQuick(Supplier<Found> search) {
        var times = new ArrayList<Duration>();
        Found found = null;
        for (int each = 0; each < TRIES; each++) {
            long start = System.nanoTime();
            found = search.get();
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        times.sort(null);
        assertThat(times.get(TRIES / 2)).isLessThan(QUICK);
        return found;
    }
}
