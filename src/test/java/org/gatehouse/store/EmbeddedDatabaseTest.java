package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What the product relies on in the database that it brings along. */
class EmbeddedDatabaseTest {

    /** Of so many, H2 answers some twenty with what it has read before, unless it is told not to. */
    private static final int ROUNDS = 300;

    private static final String HOLD = "select * from account where id = ? for update";
    private static final String READ = "select * from term where id = ?";

    /** A term is read, its account waited for, and the term read again: as it was left by who held the account. */
    @Test
    void whoHasWaitedForALockReadsWhatIsThereNow() throws Exception {
        String url = "jdbc:h2:mem:read-anew;" + options();
        ExecutorService another = Executors.newSingleThreadExecutor();
        try (Connection reader = DriverManager.getConnection(url);
                Connection writer = DriverManager.getConnection(url)) {
            reader.createStatement().execute("create table account (id int primary key, state int)");
            reader.createStatement().execute("create table term (id int primary key, state int)");
            reader.createStatement().execute("insert into account values (1, 0)");
            reader.createStatement().execute("insert into term values (1, 0)");
            reader.setAutoCommit(false);
            writer.setAutoCommit(false);
            for (int round = 1; round <= ROUNDS; round++) {
                read(writer, HOLD);
                writer.createStatement().executeUpdate("update term set state = " + round);
                assertThat(read(reader, READ)).isEqualTo(round - 1);
                Future<?> end = another.submit(() -> {
                    TimeUnit.MILLISECONDS.sleep(1);
                    writer.commit();
                    return null;
                });
                read(reader, HOLD);
                assertThat(read(reader, READ)).isEqualTo(round);
                end.get();
                reader.commit();
            }
        } finally {
            another.shutdownNow();
        }
    }

    private static int read(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt("state");
            }
        }
    }

    /** As the product sets them, less what only a file has. */
    private static String options() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-embedded.yml"));
        String url = yaml.getObject().getProperty("spring.datasource.url");
        return url.substring(url.indexOf(';') + 1).replace("WRITE_DELAY=0;", "");
    }
}
