package org.gatehouse.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.store.Times;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was done to accounts, for who looks at one of them, and a fact of the audit trail each; written in the transaction
 * in which it is done: no entry, no act. No secret is in it, and no telephone number.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AccountActionLog {

    /**
     * Something that was done to an account.
     *
     * @param action as {@link org.gatehouse.compromise.AccountAction} names it, or JOIN_GROUP, LEAVE_GROUP,
     *     REGISTER_METHOD or SELF_ENROL
     * @param by the login of who did it
     * @param details in words
     */
    public record Entry(String accountId, String account, String action, Instant at, String by, String details) {}

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    AccountActionLog(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    void note(DirectoryAccount account, String action, String by, String details) {
        jdbc.sql("""
                        insert into account_action
                            (account_id, account_address, organisation, action, at, by_whom, details)
                        values (:account, :address, :organisation, :action, :at, :by, :details)""")
                .param("account", account.id())
                .param("address", account.address().value())
                .param(
                        "organisation",
                        account.organisation() == null
                                ? null
                                : account.organisation().value())
                .param("action", action)
                .param("at", Times.of(clock.instant()))
                .param("by", by)
                .param("details", details)
                .update();
        trail.record(
                FactKind.ACCOUNT,
                null,
                details,
                by,
                Map.of("account", account.address().value(), "accountId", account.id(), "action", action));
    }

    /** Everything that was done to the account, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(String accountId) {
        return jdbc.sql("select * from account_action where account_id = :account order by id desc")
                .param("account", accountId)
                .query((row, number) -> new Entry(
                        row.getString("account_id"),
                        row.getString("account_address"),
                        row.getString("action"),
                        Times.read(row, "at"),
                        row.getString("by_whom"),
                        row.getString("details")))
                .list();
    }
}
