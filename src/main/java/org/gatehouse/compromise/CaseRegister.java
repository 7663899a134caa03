package org.gatehouse.compromise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of all cases there are and were, and of their runs. */
@Repository
@Transactional
class CaseRegister {

    private static final String CASE =
            "select c.*, r.marked_at from compromise_case c join compromise_run r on r.ritm = c.ritm and r.run = c.run";

    /** One marking of a case. */
    record Run(int run, Instant markedAt, String markedBy) {}

    private final JdbcClient jdbc;

    CaseRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(RequestReference ritm, DirectoryAccount account) {
        jdbc.sql("""
                        insert into compromise_case
                            (ritm, account_id, account_address, account_name, organisation, slot, run)
                        values (:ritm, :account, :address, :name, :organisation, :account, 0)""")
                .param("ritm", ritm.value())
                .param("account", account.id())
                .param("address", account.address().value())
                .param("name", account.displayName())
                .param("organisation", account.organisation().value())
                .update();
    }

    void startedAs(RequestReference ritm, String processInstance) {
        jdbc.sql("update compromise_case set process_instance = :instance where ritm = :ritm")
                .param("instance", processInstance)
                .param("ritm", ritm.value())
                .update();
    }

    /** Enters another marking, after which whatever was begun to give the account back counts no more. */
    void marked(RequestReference ritm, Marking marking, String by, Instant at) {
        jdbc.sql("""
                        update compromise_case
                           set run = run + 1, remediation_started_at = null, remediation_by = null,
                               identity_checked_by = null, identity_check_method = null
                         where ritm = :ritm""").param("ritm", ritm.value()).update();
        jdbc.sql("""
                        insert into compromise_run (ritm, run, marked_at, marked_by, signs, comment)
                        select ritm, run, :at, :by, :signs, :comment from compromise_case where ritm = :ritm""")
                .param("at", Times.of(at))
                .param("by", by)
                .param(
                        "signs",
                        marking.signs().stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .param("comment", marking.comment())
                .param("ritm", ritm.value())
                .update();
    }

    void contained(CompromiseCase contained, Instant at) {
        jdbc.sql("update compromise_run set contained_at = :at where ritm = :ritm and run = :run")
                .param("at", Times.of(at))
                .param("ritm", contained.ritm().value())
                .param("run", contained.run())
                .update();
    }

    void remediationStarted(RequestReference ritm, Remediation remediation, String by, Instant at) {
        jdbc.sql("""
                        update compromise_case
                           set remediation_started_at = :at, remediation_by = :by,
                               identity_checked_by = :checkedBy, identity_check_method = :method
                         where ritm = :ritm""")
                .param("at", Times.of(at))
                .param("by", by)
                .param("checkedBy", remediation.identityCheckedBy())
                .param("method", remediation.identityCheckMethod())
                .param("ritm", ritm.value())
                .update();
    }

    void remediated(RequestReference ritm, Instant at) {
        jdbc.sql("update compromise_case set remediated_at = :at, closed_at = :at, slot = null where ritm = :ritm")
                .param("at", Times.of(at))
                .param("ritm", ritm.value())
                .update();
    }

    void closed(RequestReference ritm, Instant at) {
        jdbc.sql("update compromise_case set closed_at = :at, slot = null where ritm = :ritm")
                .param("at", Times.of(at))
                .param("ritm", ritm.value())
                .update();
    }

    @Transactional(readOnly = true)
    CompromiseCase get(RequestReference ritm) {
        return jdbc.sql(CASE + " where c.ritm = :ritm")
                .param("ritm", ritm.value())
                .query(CaseRegister::read)
                .single();
    }

    /** The case whose process an instance is, if it is one. */
    @Transactional(readOnly = true)
    Optional<CompromiseCase> ofInstance(String processInstance) {
        return jdbc.sql(CASE + " where c.process_instance = :instance")
                .param("instance", processInstance)
                .query(CaseRegister::read)
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<CompromiseCase> openOf(String accountId) {
        return jdbc.sql(CASE + " where c.slot = :account")
                .param("account", accountId)
                .query(CaseRegister::read)
                .optional();
    }

    /** The newest case of the account that had this address when it was marked. */
    @Transactional(readOnly = true)
    Optional<CompromiseCase> latestAt(String address) {
        return jdbc.sql(CASE + " where c.account_address = :address order by c.number desc limit 1")
                .param("address", address)
                .query(CaseRegister::read)
                .optional();
    }

    /** The account's newest case, whether open or over. */
    @Transactional(readOnly = true)
    Optional<CompromiseCase> latestOf(String accountId) {
        return jdbc.sql(CASE + " where c.account_id = :account order by c.number desc limit 1")
                .param("account", accountId)
                .query(CaseRegister::read)
                .optional();
    }

    /** The newest case of every account that was ever marked. */
    @Transactional(readOnly = true)
    List<CompromiseCase> latest() {
        return jdbc.sql(CASE + " where c.number in (select max(number) from compromise_case group by account_id)"
                        + " order by c.number")
                .query(CaseRegister::read)
                .list();
    }

    /** All markings of a case in their order. */
    @Transactional(readOnly = true)
    List<Run> runsOf(RequestReference ritm) {
        return jdbc.sql("select run, marked_at, marked_by from compromise_run where ritm = :ritm order by run")
                .param("ritm", ritm.value())
                .query((row, number) ->
                        new Run(row.getInt("run"), Times.read(row, "marked_at"), row.getString("marked_by")))
                .list();
    }

    private static CompromiseCase read(ResultSet row, int number) throws SQLException {
        return new CompromiseCase(
                RequestReference.of(row.getString("ritm")),
                row.getString("account_id"),
                AccountAddress.of(row.getString("account_address")),
                row.getString("account_name"),
                OdsCode.of(row.getString("organisation")),
                row.getInt("run"),
                Times.read(row, "marked_at"),
                row.getString("process_instance"),
                Times.read(row, "remediation_started_at"),
                row.getString("remediation_by"),
                Times.read(row, "remediated_at"),
                Times.read(row, "closed_at"));
    }
}
