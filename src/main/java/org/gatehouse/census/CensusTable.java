package org.gatehouse.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
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
                        .query(CensusTable::read)
                        .list();
    }

    List<Entry> at(Collection<AccountAddress> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : jdbc.sql("select * from census where address in (:addresses)")
                        .param(
                                "addresses",
                                addresses.stream().map(AccountAddress::value).toList())
                        .query(CensusTable::read)
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
                .query(CensusTable::read)
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
                "insert into census values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            entry.methods().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
            entry.policies().contains(MfaPolicy.STANDARD),
            Times.of(entry.standardSince()),
            entry.policies().contains(MfaPolicy.NAMED_LOCATIONS),
            Times.of(entry.namedLocationsSince())
        };
    }

    static Entry read(ResultSet row, int number) throws SQLException {
        String organisation = row.getString("organisation");
        return new Entry(
                row.getString("account_id"),
                AccountAddress.of(row.getString("address")),
                row.getString("display_name"),
                organisation == null ? null : OdsCode.of(organisation),
                AccountKind.valueOf(row.getString("kind")),
                row.getBoolean("enabled"),
                row.getBoolean("administrator"),
                row.getBoolean("break_glass"),
                row.getBoolean("per_user_mfa"),
                methods(row.getString("methods")),
                policies(row.getBoolean("standard"), row.getBoolean("named_locations")),
                Times.read(row, "standard_since"),
                Times.read(row, "named_locations_since"));
    }

    private static Set<MethodType> methods(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(MethodType::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<MfaPolicy> policies(boolean standard, boolean namedLocations) {
        var policies = EnumSet.noneOf(MfaPolicy.class);
        if (standard) {
            policies.add(MfaPolicy.STANDARD);
        }
        if (namedLocations) {
            policies.add(MfaPolicy.NAMED_LOCATIONS);
        }
        return policies;
    }
}
