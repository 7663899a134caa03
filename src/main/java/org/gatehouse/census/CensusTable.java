package org.gatehouse.census;

import java.util.Collection;
import java.util.List;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the census. */
@Repository
class CensusTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CensusTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Entry> withIds(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from census where account_id in (:ids)")
                        .param("ids", ids)
                        .query(CensusRows::entry)
                        .list();
    }

    List<Entry> at(Collection<AccountAddress> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : jdbc.sql("select * from census where address in (:addresses)")
                        .param(
                                "addresses",
                                addresses.stream().map(AccountAddress::value).toList())
                        .query(CensusRows::entry)
                        .list();
    }

    /** In the order of their ids, after the given one. */
    List<Entry> after(String id, OdsCode organisation, int most) {
        return jdbc.sql("""
                        select * from census
                         where account_id > :id and (:organisation = '' or organisation = :organisation)
                         order by account_id limit :most""")
                .param("id", id)
                .param("organisation", organisation == null ? "" : organisation.value())
                .param("most", most)
                .query(CensusRows::entry)
                .list();
    }

    void remove(Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from census where account_id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    void add(Collection<Entry> entries) {
        batches.batchUpdate(
                "insert into census values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(CensusTable::row).toList());
    }

    private static Object[] row(Entry entry) {
        return new Object[] {
            entry.id(),
            entry.address().value(),
            entry.displayName(),
            entry.organisation() == null ? null : entry.organisation().value(),
            entry.kind().name(),
            entry.enabled(),
            entry.administrator(),
            entry.breakGlass(),
            entry.perUserMfa(),
            CensusRows.column(entry.methods()),
            entry.policies().contains(MfaPolicy.STANDARD),
            Times.of(entry.standardSince()),
            entry.policies().contains(MfaPolicy.NAMED_LOCATIONS),
            Times.of(entry.namedLocationsSince()),
            entry.numberOutsideUk()
        };
    }
}
