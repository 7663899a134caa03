package org.gatehouse.directory.embedded;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.Password;
import org.gatehouse.directory.SignInState;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be done to the demo tenant's accounts. Nobody signs in with their passwords, so that none is kept. */
@Component
@Profile("embedded")
class EmbeddedAccountControl implements AccountControl {

    private final JdbcClient jdbc;
    private final AccountMore more;
    private final DirectoryFaults faults;
    private final DirectoryChanges changes;
    private final ChangeLog log;
    private final Clock clock;

    EmbeddedAccountControl(
            DirectoryStore store, DirectoryFaults faults, DirectoryChanges changes, ChangeLog log, Clock clock) {
        this.jdbc = store.jdbc();
        this.more = new AccountMore(jdbc);
        this.faults = faults;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Optional<SignInState> signInOf(String accountId) {
        return reading(
                accountId,
                () -> jdbc.sql("""
                        select a.enabled, a.sessions_valid_from, m.password_set_at
                          from directory_account a left join directory_account_more m on m.account_id = a.id
                         where a.id = :id""")
                        .param("id", accountId)
                        .query((row, number) -> new SignInState(
                                row.getBoolean("enabled"),
                                Objects.requireNonNullElse(Times.read(row, "password_set_at"), Instant.EPOCH),
                                Times.read(row, "sessions_valid_from")))
                        .optional());
    }

    @Override
    public void setEnabled(String accountId, boolean enabled) {
        changing(
                accountId,
                () -> jdbc.sql("update directory_account set enabled = :enabled where id = :id")
                        .param("enabled", enabled)
                        .param("id", accountId)
                        .update());
    }

    @Override
    public void setPassword(String accountId, Password password) {
        changing(accountId, () -> more.put(accountId, "password_set_at", Times.of(clock.instant())));
    }

    @Override
    public List<AuthenticationMethod> methodsOf(String accountId) {
        return reading(
                accountId,
                () -> jdbc.sql("select * from directory_account_method where account_id = :id order by ordinal")
                        .param("id", accountId)
                        .query(AccountReader.METHOD)
                        .list());
    }

    @Override
    public void removeMethods(String accountId, Set<MethodType> types) {
        changing(
                accountId,
                () -> jdbc.sql("delete from directory_account_method where account_id = :id and type in (:types)")
                        .param("id", accountId)
                        .param("types", types.stream().map(Enum::name).toList())
                        .update());
    }

    @Override
    public void register(String accountId, AuthenticationMethod method) {
        changing(
                accountId,
                () -> jdbc.sql("""
                                insert into directory_account_method (account_id, ordinal, type, detail)
                                select id, (select coalesce(max(ordinal), 0) + 1 from directory_account_method
                                             where account_id = :id), :type, :detail
                                  from directory_account
                                 where id = :id and not exists
                                       (select 1 from directory_account_method where account_id = :id and type = :type
                                           and coalesce(detail, '') = coalesce(cast(:detail as varchar), ''))""")
                        .param("id", accountId)
                        .param("type", method.type().name())
                        .param("detail", method.detail())
                        .update());
    }

    @Override
    public void removePerUserMfa(String accountId) {
        changing(
                accountId,
                () -> jdbc.sql("update directory_account set per_user_mfa = false where id = :id and per_user_mfa")
                        .param("id", accountId)
                        .update());
    }

    @Override
    public List<Device> devicesOf(String accountId) {
        return reading(
                accountId,
                () -> jdbc.sql("select * from directory_device where account_id = :id order by ordinal")
                        .param("id", accountId)
                        .query((row, number) -> new Device(row.getString("name"), row.getBoolean("enabled")))
                        .list());
    }

    @Override
    public void disableDevices(String accountId) {
        changing(
                accountId,
                () -> jdbc.sql("update directory_device set enabled = false where account_id = :id")
                        .param("id", accountId)
                        .update());
    }

    @Override
    public void deleteOneDrive(String accountId) {
        changing(accountId, () -> more.put(accountId, "one_drive_deleted_at", Times.of(clock.instant())));
    }

    @Override
    public void delegateOneDrive(String accountId, AccountAddress delegate) {
        changing(accountId, () -> more.addDelegate("directory_one_drive_delegate", accountId, delegate));
    }

    @Override
    public void delete(String accountId) {
        changing(accountId, () -> {
            changes.deleteAccount(accountId);
            return 1;
        });
    }

    @Override
    public Optional<DirectoryAccount> deletedAt(AccountAddress address) {
        return faults.around(
                DirectoryOperation.READ,
                () -> jdbc.sql("""
                                select * from directory_deleted_account where address = :address
                                 order by deleted_at desc limit 1""")
                        .param("address", address.value())
                        .query((row, number) -> new DirectoryAccount(
                                row.getString("id"),
                                address,
                                row.getString("display_name"),
                                row.getString("organisation") == null
                                        ? null
                                        : OdsCode.of(row.getString("organisation")),
                                AccountKind.valueOf(row.getString("kind")),
                                false,
                                false,
                                false,
                                false,
                                List.of(),
                                List.of(),
                                Set.of(),
                                List.of(),
                                Times.read(row, "deleted_at")))
                        .optional());
    }

    private <T> T reading(String accountId, Supplier<T> read) {
        return faults.around(DirectoryOperation.READ, Set.of(accountId), read);
    }

    private void changing(String accountId, IntSupplier change) {
        faults.around(DirectoryOperation.CHANGE_ACCOUNT, Set.of(accountId), () -> log.ofAccount(accountId, change));
    }
}
