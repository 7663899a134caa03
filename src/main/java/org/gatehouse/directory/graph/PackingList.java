package org.gatehouse.directory.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gatehouse.directory.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The written list of what was packed where, since Entra does not know whose a range is. Each call commits by itself. */
@Component
@Profile("production")
class PackingList {

    private static final Logger log = LoggerFactory.getLogger(PackingList.class);

    private static final String SHARED = "select ordinal, entra_id from shared_location ";
    private static final String RANGES = "select location, cidr, shared, state from packed_range ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate ownTransaction;

    PackingList(DataSource source, PlatformTransactionManager transactions) {
        batches = new JdbcTemplate(source);
        jdbc = JdbcClient.create(batches);
        ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Those with the fewest ranges of ours first. */
    List<SharedLocation> sharedLocations() {
        return alone(() -> jdbc.sql(SHARED
                        + "order by (select count(distinct cidr) from packed_range"
                        + " where shared = ordinal and state <> 'LEFT'), ordinal")
                .query(PackingList::sharedLocation)
                .list());
    }

    /** Where a location of ours has, or once had, ranges. */
    List<SharedLocation> sharedLocationsOf(String location) {
        return alone(() -> jdbc.sql(SHARED + "where ordinal in (select shared from packed_range where location = ?)"
                        + " order by ordinal")
                .param(location)
                .query(PackingList::sharedLocation)
                .list());
    }

    List<PackedRange> rangesOf(String location) {
        return alone(() -> jdbc.sql(RANGES + "where location = ?")
                .param(location)
                .query(PackingList::packedRange)
                .list());
    }

    PackedRanges rangesIn(SharedLocation shared) {
        return alone(() -> new PackedRanges(jdbc.sql(RANGES + "where shared = ?")
                .param(shared.number())
                .query(PackingList::packedRange)
                .list()));
    }

    /** In which shared location each of these ranges is at present, of those that anybody has. */
    Map<String, Integer> placesOf(Set<String> cidrs) {
        return cidrs.isEmpty()
                ? Map.of()
                : alone(() -> jdbc
                        .sql(RANGES + "where state <> 'LEFT' and cidr in (:cidrs)")
                        .param("cidrs", cidrs)
                        .query(PackingList::packedRange)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(PackedRange::cidr, PackedRange::shared, (one, same) -> one)));
    }

    void write(Collection<SharedLocation> added, Collection<PackedRange> ranges) {
        alone(() -> {
            added.forEach(shared -> jdbc.sql("insert into shared_location (ordinal, entra_id) values (?, ?)")
                    .params(shared.number(), shared.entraId())
                    .update());
            batches.batchUpdate(
                    "delete from packed_range where location = ? and cidr = ? and shared = ?",
                    ranges.stream()
                            .map(row -> new Object[] {row.location(), row.cidr(), row.shared()})
                            .toList());
            batches.batchUpdate(
                    "insert into packed_range (location, cidr, shared, state) values (?, ?, ?, ?)",
                    ranges.stream()
                            .map(row -> new Object[] {
                                row.location(),
                                row.cidr(),
                                row.shared(),
                                row.state().name()
                            })
                            .toList());
            return ranges;
        });
    }

    void writeId(SharedLocation shared, String entraId) {
        alone(() -> jdbc.sql("update shared_location set entra_id = ? where ordinal = ?")
                .params(entraId, shared.number())
                .update());
    }

    private <T> T alone(Supplier<T> work) {
        try {
            return ownTransaction.execute(status -> work.get());
        } catch (DataAccessException | TransactionException e) {
            log.warn("The packing list of named locations: {}", e.getMessage());
            throw new DirectoryUnavailable("The list of what is in which named location cannot be read or written");
        }
    }

    private static SharedLocation sharedLocation(ResultSet row, int number) throws SQLException {
        return new SharedLocation(row.getInt("ordinal"), row.getString("entra_id"));
    }

    private static PackedRange packedRange(ResultSet row, int number) throws SQLException {
        return new PackedRange(
                row.getString("location"),
                row.getString("cidr"),
                row.getInt("shared"),
                PackedRange.State.valueOf(row.getString("state")));
    }
}
