package org.gatehouse.directory.embedded;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts accounts of the embedded directory together from their tables. However many are read at once, it takes five queries. */
@Component
@Profile("embedded")
class AccountReader {

    static final RowMapper<AuthenticationMethod> METHOD = (row, number) ->
            new AuthenticationMethod(MethodType.valueOf(row.getString("type")), row.getString("detail"));

    private static final String ACCOUNT = "select * from directory_account where ";

    /** An account as its table holds it. */
    private record Row(
            String id,
            AccountAddress address,
            String displayName,
            OdsCode organisation,
            AccountKind kind,
            boolean enabled,
            boolean administrator,
            boolean breakGlass,
            boolean perUserMfa,
            Instant sessionsValidFrom) {

        static Row read(ResultSet row, int number) throws SQLException {
            String organisation = row.getString("organisation");
            return new Row(
                    row.getString("id"),
                    AccountAddress.of(row.getString("address")),
                    row.getString("display_name"),
                    organisation == null ? null : OdsCode.of(organisation),
                    AccountKind.valueOf(row.getString("kind")),
                    row.getBoolean("enabled"),
                    row.getBoolean("administrator"),
                    row.getBoolean("break_glass"),
                    row.getBoolean("per_user_mfa"),
                    Times.read(row, "sessions_valid_from"));
        }
    }

    /** Something that belongs to one of several accounts. */
    private record Of<T>(String account, T what) {

        static <T> RowMapper<Of<T>> read(RowMapper<T> what) {
            return (row, number) -> new Of<>(row.getString("account_id"), what.mapRow(row, number));
        }
    }

    private final JdbcClient jdbc;
    private final DirectoryFaults faults;

    AccountReader(DirectoryStore store, DirectoryFaults faults) {
        this.jdbc = store.jdbc();
        this.faults = faults;
    }

    /** Those of which the column holds any of the values. */
    List<DirectoryAccount> in(String column, Collection<String> any) {
        if (any.isEmpty()) {
            return List.of();
        }
        List<Row> rows = jdbc.sql(ACCOUNT + column + " in (:any)")
                .param("any", any)
                .query(Row::read)
                .list();
        Set<String> ids = rows.stream().map(Row::id).collect(toSet());
        return faults.around(DirectoryOperation.READ, ids, () -> complete(rows, methodsOf(ids), licencesOf(ids)));
    }

    /** Without their methods and licences, in the order of their addresses. */
    List<DirectoryAccount> part(String where, Map<String, Object> values, int from, int size) {
        List<Row> rows = jdbc.sql(ACCOUNT + where + " order by address limit :size offset :from")
                .params(values)
                .param("from", from)
                .param("size", size)
                .query(Row::read)
                .list();
        return complete(rows, Map.of(), Map.of());
    }

    private List<DirectoryAccount> complete(
            List<Row> rows, Map<String, List<AuthenticationMethod>> methods, Map<String, List<String>> licences) {
        Set<String> ids = rows.stream().map(Row::id).collect(toSet());
        Map<String, List<SecurityGroup>> groups = groupsOf(ids);
        Map<String, Set<MfaPolicy>> policies = policiesOf(ids);
        return rows.stream()
                .map(row -> new DirectoryAccount(
                        row.id(),
                        row.address(),
                        row.displayName(),
                        row.organisation(),
                        row.kind(),
                        row.enabled(),
                        row.administrator(),
                        row.breakGlass(),
                        row.perUserMfa(),
                        methods.getOrDefault(row.id(), List.of()),
                        groups.getOrDefault(row.id(), List.of()),
                        policies.getOrDefault(row.id(), Set.of()),
                        licences.getOrDefault(row.id(), List.of()),
                        row.sessionsValidFrom()))
                .toList();
    }

    private Map<String, List<AuthenticationMethod>> methodsOf(Set<String> ids) {
        return each("select * from directory_account_method where account_id in (:ids) order by ordinal", ids, METHOD);
    }

    private Map<String, List<SecurityGroup>> groupsOf(Set<String> ids) {
        return each(
                "select m.account_id, g.* from directory_member m join directory_group g on g.id = m.group_id"
                        + " where m.account_id in (:ids) order by g.display_name",
                ids,
                EmbeddedDirectory.GROUP);
    }

    private Map<String, Set<MfaPolicy>> policiesOf(Set<String> ids) {
        return each(
                        "select distinct m.account_id, l.policy from directory_member m"
                                + " join directory_policy_link l on l.group_id = m.group_id"
                                + " where m.account_id in (:ids)",
                        ids,
                        (row, number) -> MfaPolicy.valueOf(row.getString("policy")))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, policies -> Set.copyOf(policies.getValue())));
    }

    private Map<String, List<String>> licencesOf(Set<String> ids) {
        return each(
                "select * from directory_account_licence where account_id in (:ids) order by name",
                ids,
                (row, number) -> row.getString("name"));
    }

    private <T> Map<String, List<T>> each(String sql, Set<String> ids, RowMapper<T> what) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql(sql).param("ids", ids).query(Of.read(what)).list().stream()
                        .collect(groupingBy(Of::account, mapping(Of::what, Collectors.toList())));
    }
}
