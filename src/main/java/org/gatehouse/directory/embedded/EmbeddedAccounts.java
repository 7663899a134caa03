package org.gatehouse.directory.embedded;

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
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of the demo tenant, with faults on demand. */
@Component
@Profile("embedded")
class EmbeddedAccounts implements AccountDirectory {

    private final JdbcClient jdbc;
    private final AccountReader reader;
    private final DirectoryFaults faults;
    private final ChangeLog log;
    private final Clock clock;

    EmbeddedAccounts(DirectoryStore store, AccountReader reader, DirectoryFaults faults, ChangeLog log, Clock clock) {
        this.jdbc = store.jdbc();
        this.reader = reader;
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
        return reader.in("id", List.of(id)).stream().findFirst();
    }

    @Override
    public List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses) {
        return reader.in(
                "address", addresses.stream().map(AccountAddress::value).toList());
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
        return new Found(from > DEEPEST ? List.of() : reader.part(where, values, from, size), total);
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
