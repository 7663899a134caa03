package org.gatehouse.directory.embedded;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the embedded directory behind the product's back, as administrators of the real one can. */
@Component
@Profile("embedded")
public class DirectoryChanges {

    private final JdbcClient jdbc;
    private final ChangeLog log;
    private final Clock clock;

    DirectoryChanges(DirectoryStore store, ChangeLog log, Clock clock) {
        this.jdbc = store.jdbc();
        this.log = log;
        this.clock = clock;
    }

    public boolean exists(String group) {
        return !ids(group).isEmpty();
    }

    /** The id of the account at that address. */
    public Optional<String> account(AccountAddress address) {
        return jdbc.sql("select id from directory_account where address = ?")
                .param(address.value())
                .query(String.class)
                .optional();
    }

    public void setAdministrator(String accountId, boolean administrator) {
        log.ofAccount(
                accountId,
                () -> jdbc.sql("update directory_account set administrator = ? where id = ?")
                        .params(administrator, accountId)
                        .update());
    }

    public void setKind(String accountId, AccountKind kind) {
        log.ofAccount(
                accountId,
                () -> jdbc.sql("update directory_account set kind = ? where id = ?")
                        .params(kind.name(), accountId)
                        .update());
    }

    public void addToGroup(String accountId, String group) {
        ids(group).forEach(id -> {
            removeMember(accountId, id);
            log.ofAccount(
                    accountId,
                    () -> jdbc.sql("insert into directory_member (group_id, account_id) values (?, ?)")
                            .params(id, accountId)
                            .update());
        });
    }

    public void removeFromGroup(String accountId, String group) {
        ids(group).forEach(id -> removeMember(accountId, id));
    }

    /** The directory remembers who it was, and nothing else. */
    public void deleteAccount(String accountId) {
        jdbc.sql("""
                        delete from directory_deleted_account
                         where id = :id and exists (select 1 from directory_account where id = :id)""").param("id", accountId).update();
        jdbc.sql("""
                        insert into directory_deleted_account
                            (id, address, display_name, organisation, kind, deleted_at)
                        select id, address, display_name, organisation, kind, :now
                          from directory_account where id = :id""")
                .param("now", Times.of(clock.instant()))
                .param("id", accountId)
                .update();
        for (String table : List.of(
                "directory_member",
                "directory_account_term",
                "directory_account_method",
                "directory_account_licence",
                "directory_account_more",
                "directory_device",
                "directory_mailbox_rule",
                "directory_mailbox_delegate",
                "directory_one_drive_delegate")) {
            jdbc.sql("delete from %s where account_id = ?".formatted(table))
                    .param(accountId)
                    .update();
        }
        log.ofAccount(
                accountId,
                () -> jdbc.sql("delete from directory_account where id = ?")
                        .param(accountId)
                        .update());
    }

    public void rename(String group, String to) {
        each(group, "update directory_group set display_name = :value where id = :id", to);
    }

    public void setMailEnabled(String group, boolean mailEnabled) {
        each(group, "update directory_group set mail_enabled = :value where id = :id", mailEnabled);
    }

    public void delete(String group) {
        ids(group).forEach(id -> {
            log.ofMembers(
                    id,
                    () -> jdbc.sql("delete from directory_policy_link where group_id = :id")
                            .param("id", id)
                            .update());
            jdbc.sql("delete from directory_member where group_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from directory_group where id = :id")
                    .param("id", id)
                    .update();
        });
    }

    public void create(String group, OdsCode organisation, boolean mailEnabled) {
        jdbc.sql("insert into directory_group (id, display_name, organisation, mail_enabled) values (?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        group,
                        organisation == null ? null : organisation.value(),
                        mailEnabled)
                .update();
    }

    private void removeMember(String accountId, String groupId) {
        log.ofAccount(
                accountId,
                () -> jdbc.sql("delete from directory_member where group_id = ? and account_id = ?")
                        .params(groupId, accountId)
                        .update());
    }

    private void each(String group, String sql, Object value) {
        ids(group)
                .forEach(id ->
                        jdbc.sql(sql).param("value", value).param("id", id).update());
    }

    private List<String> ids(String group) {
        return jdbc.sql("select id from directory_group where display_name = :name")
                .param("name", group)
                .query(String.class)
                .list();
    }
}
