package org.gatehouse.directory.embedded;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of the demo tenant, with faults on demand. However many are read at once, it takes five queries. */
@Component
@Profile("embedded")
class EmbeddedAccounts implements AccountDirectory {

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
    private final ChangeLog log;
    private final Clock clock;

    EmbeddedAccounts(DirectoryStore store, DirectoryFaults faults, ChangeLog log, Clock clock) {
        this.jdbc = store.jdbc();
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Optional<DirectoryAccount> accountAt(AccountAddress address) {
        return accountsAt(List.of(address)).stream().findFirst();
    }

    @Override
    public Optional<DirectoryAccount> account(String id) {
        return read(jdbc.sql(ACCOUNT + "id = :id")
                        .param("id", id)
                        .query(Row::read)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : read(jdbc.sql(ACCOUNT + "address in (:addresses)")
                        .param(
                                "addresses",
                                addresses.stream().map(AccountAddress::value).toList())
                        .query(Row::read)
                        .list());
    }

    /** Those of the given ids that exist, in one go. */
    List<DirectoryAccount> accounts(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : read(jdbc.sql(ACCOUNT + "id in (:ids)")
                        .param("ids", ids)
                        .query(Row::read)
                        .list());
    }

    @Override
    public Found search(Set<OdsCode> organisations, String text, int from, int size) {
        return faults.around(DirectoryOperation.READ, () -> {
            var where = new StringBuilder("1 = 1");
            var values = new HashMap<String, Object>();
            if (organisations != null) {
                where.append(" and organisation in (:organisations)");
                values.put(
                        "organisations",
                        organisations.stream().map(OdsCode::value).toList());
            }
            if (!text.isBlank()) {
                where.append(" and id in (select account_id from directory_account_term"
                        + " where term like :term escape '!')");
                values.put("term", escaped(text.strip().toLowerCase(Locale.ROOT)) + "%");
            }
            return organisations != null && organisations.isEmpty()
                    ? new Found(List.of(), 0)
                    : found(where.toString(), values, from, size);
        });
    }

    @Override
    public void addToGroup(String groupId, String accountId) {
        faults.around(changeOf(groupId, true), Set.of(accountId), () -> {
            makeSureThereIs("select count(*) from directory_group where id = ?", groupId, "group");
            makeSureThereIs("select count(*) from directory_account where id = ?", accountId, "account");
            return isMemberNow(groupId, accountId) ? 0 : insertMember(groupId, accountId);
        });
    }

    @Override
    public void removeFromGroup(String groupId, String accountId) {
        faults.around(
                changeOf(groupId, false),
                Set.of(accountId),
                () -> log.ofAccount(
                        accountId,
                        () -> jdbc.sql("delete from directory_member where group_id = ? and account_id = ?")
                                .params(groupId, accountId)
                                .update()));
    }

    @Override
    public boolean isMember(String groupId, String accountId) {
        return faults.around(DirectoryOperation.READ, Set.of(accountId), () -> isMemberNow(groupId, accountId));
    }

    @Override
    public Set<String> membersOf(String groupId) {
        return faults.around(DirectoryOperation.READ, () -> {
            makeSureThereIs("select count(*) from directory_group where id = ?", groupId, "group");
            return new HashSet<>(jdbc.sql("select account_id from directory_member where group_id = ?")
                    .param(groupId)
                    .query(String.class)
                    .list());
        });
    }

    @Override
    public boolean revokeSessions(String accountId) {
        return faults.around(
                DirectoryOperation.REVOKE_SESSIONS,
                Set.of(accountId),
                () -> jdbc.sql("update directory_account set sessions_valid_from = ? where id = ?")
                                .params(Times.of(clock.instant()), accountId)
                                .update()
                        > 0);
    }

    @Override
    public Optional<Instant> sessionsValidFrom(String accountId) {
        return faults.around(
                DirectoryOperation.READ,
                Set.of(accountId),
                () -> jdbc.sql("select sessions_valid_from from directory_account where id = ?")
                        .param(accountId)
                        .query((row, number) -> Times.read(row, "sessions_valid_from"))
                        .optional());
    }

    private Found found(String where, Map<String, Object> values, int from, int size) {
        long total = jdbc.sql("select count(*) from directory_account where " + where)
                .params(values)
                .query(Long.class)
                .single();
        values.put("from", from);
        values.put("size", size);
        List<Row> rows = from > DEEPEST
                ? List.of()
                : jdbc.sql(ACCOUNT + where + " order by address limit :size offset :from")
                        .params(values)
                        .query(Row::read)
                        .list();
        return new Found(complete(rows, Map.of(), Map.of()), total);
    }

    private List<DirectoryAccount> read(List<Row> rows) {
        Set<String> ids = rows.stream().map(Row::id).collect(toSet());
        return faults.around(DirectoryOperation.READ, ids, () -> complete(rows, methodsOf(ids), licencesOf(ids)));
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

    private DirectoryOperation changeOf(String groupId, boolean added) {
        boolean exceptions = jdbc.sql("select display_name from directory_group where id = ?")
                .param(groupId)
                .query(String.class)
                .optional()
                .filter(DemoGroups.EXCEPTIONS::equals)
                .isPresent();
        if (exceptions) {
            return added ? DirectoryOperation.ADD_TO_EXCEPTION_GROUP : DirectoryOperation.REMOVE_FROM_EXCEPTION_GROUP;
        }
        return added ? DirectoryOperation.ADD_TO_GROUP : DirectoryOperation.REMOVE_FROM_GROUP;
    }

    private boolean isMemberNow(String groupId, String accountId) {
        return count("select count(*) from directory_member where group_id = ? and account_id = ?", groupId, accountId)
                > 0;
    }

    /** Two who add the same account at the same moment both succeed. */
    private int insertMember(String groupId, String accountId) {
        try {
            return log.ofAccount(
                    accountId,
                    () -> jdbc.sql("insert into directory_member (group_id, account_id) values (?, ?)")
                            .params(groupId, accountId)
                            .update());
        } catch (DuplicateKeyException addedByAnother) {
            return 0;
        }
    }

    private void makeSureThereIs(String count, String id, String what) {
        if (count(count, id) == 0) {
            throw new DirectoryRefused("The directory has no such %s (404)".formatted(what));
        }
    }

    private long count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Long.class).single();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
