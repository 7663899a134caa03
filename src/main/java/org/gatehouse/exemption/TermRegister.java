package org.gatehouse.exemption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of all exceptions there are and were. */
@Repository
@Transactional
class TermRegister {

    private static final String RENEWAL = "RENEWAL:";

    /** That an account was given an exception, and from when on. */
    record Given(String accountId, Instant startsAt) {}

    /**
     * That some terms of a request are in a state.
     *
     * @param firstEnd when the first of them ends or was to end, or null where none was granted
     */
    record InState(TermState state, Instant firstEnd) {}

    private record Count(String account, int times) {}

    private final JdbcClient jdbc;

    TermRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Enters an exception that is applied for.
     *
     * @param renewed the term it continues, or null
     * @throws AlreadyExempt if the account has one already that runs or is applied for, or for a renewal, a renewal
     */
    void apply(RequestReference ritm, ExceptionKind kind, DirectoryAccount account, Term renewed) {
        String slot = renewed == null ? account.id() : RENEWAL + account.id();
        try {
            jdbc.sql("""
                            insert into exception_term (id, ritm, account_id, account_address, account_name,
                                organisation, kind, state, slot, renews)
                            values (:id, :ritm, :account, :address, :name, :organisation, :kind, :state, :slot, :renews)""")
                    .param("id", UUID.randomUUID().toString())
                    .param("ritm", ritm.value())
                    .param("account", account.id())
                    .param("address", account.address().value())
                    .param("name", account.displayName())
                    .param("organisation", account.organisation().value())
                    .param("kind", kind.name())
                    .param("state", TermState.PENDING.name())
                    .param("slot", slot)
                    .param("renews", renewed == null ? null : renewed.id())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExempt(account.address());
        }
    }

    void grant(String id, Instant startsAt, Instant endsAt) {
        jdbc.sql("update exception_term set starts_at = :startsAt, ends_at = :endsAt where id = :id")
                .param("startsAt", Times.of(startsAt))
                .param("endsAt", Times.of(endsAt))
                .param("id", id)
                .update();
    }

    void startedAs(String id, String processInstance) {
        jdbc.sql("update exception_term set process_instance = :instance where id = :id")
                .param("instance", processInstance)
                .param("id", id)
                .update();
    }

    void active(String id, Instant at) {
        jdbc.sql("""
                        update exception_term
                           set state = 'ACTIVE', in_force_at = coalesce(in_force_at, :at), missing_since = null
                         where id = :id""").param("at", Times.of(at)).param("id", id).update();
    }

    void ending(String id, TermState as, String because) {
        jdbc.sql("update exception_term set ending = :ending, because = :because where id = :id")
                .param("ending", as.name())
                .param("because", because)
                .param("id", id)
                .update();
    }

    /** It is over: its account may have another one. */
    void over(String id, TermState as, String because, Instant at) {
        jdbc.sql("""
                        update exception_term
                           set state = :state, because = :because, ended_at = :at, slot = null, missing_since = null
                         where id = :id""")
                .param("state", as.name())
                .param("because", because)
                .param("at", Times.of(at))
                .param("id", id)
                .update();
    }

    /** A renewal takes the place of what it renews, which is over. */
    void takeOver(Term renewal) {
        jdbc.sql("update exception_term set slot = account_id where id = :id")
                .param("id", renewal.id())
                .update();
    }

    void revoked(String id, Instant at) {
        jdbc.sql("update exception_term set revoked_at = :at where id = :id")
                .param("at", Times.of(at))
                .param("id", id)
                .update();
    }

    void missing(String id, Instant since) {
        jdbc.sql("update exception_term set missing_since = :since where id = :id")
                .param("since", Times.of(since))
                .param("id", id)
                .update();
    }

    /** @return whether it is the first failure in a row */
    boolean retryingSince(String processInstance, Instant at) {
        return jdbc.sql("""
                        update exception_term set retrying_since = :at
                         where process_instance = :instance and retrying_since is null""")
                        .param("at", Times.of(at))
                        .param("instance", processInstance)
                        .update()
                > 0;
    }

    /** @return whether it had been failing before */
    boolean notRetrying(String processInstance) {
        return jdbc.sql("""
                        update exception_term set retrying_since = null
                         where process_instance = :instance and retrying_since is not null""").param("instance", processInstance).update() > 0;
    }

    /** Brings the request of that term to show since when the first of its terms that fail has been failing. */
    void showRetrying(String processInstance) {
        jdbc.sql("""
                        update request
                           set retrying_since = (select min(retrying_since) from exception_term
                                                  where exception_term.ritm = request.ritm)
                         where ritm = (select ritm from exception_term where process_instance = :instance)""").param("instance", processInstance).update();
    }

    Term get(String id) {
        return jdbc.sql("select * from exception_term where id = :id")
                .param("id", id)
                .query(TermRegister::read)
                .single();
    }

    boolean isInstance(String processInstance) {
        return jdbc.sql("select count(*) from exception_term where process_instance = :instance")
                        .param("instance", processInstance)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Term ofInstance(String processInstance) {
        return jdbc.sql("select * from exception_term where process_instance = :instance")
                .param("instance", processInstance)
                .query(TermRegister::read)
                .single();
    }

    /** The exceptions that a request asked for, in their order. */
    List<Term> of(RequestReference ritm) {
        return of(List.of(ritm));
    }

    List<Term> of(Collection<RequestReference> ritms) {
        return ritms.isEmpty()
                ? List.of()
                : jdbc.sql("select * from exception_term where ritm in (:ritms) order by account_address")
                        .param(
                                "ritms",
                                ritms.stream().map(RequestReference::value).toList())
                        .query(TermRegister::read)
                        .list();
    }

    /** Where the terms of a request are, a row for each state however many they are. */
    List<InState> statesOf(RequestReference ritm) {
        return jdbc.sql("select state, min(ends_at) as first_end from exception_term where ritm = :ritm group by state")
                .param("ritm", ritm.value())
                .query((row, number) ->
                        new InState(TermState.valueOf(row.getString("state")), Times.read(row, "first_end")))
                .list();
    }

    /** How many of a request are being ended at that instant, or should be. */
    int endingOf(RequestReference ritm, Instant now) {
        return jdbc.sql("""
                        select count(*) from exception_term
                         where ritm = :ritm and state in ('PENDING', 'ACTIVE')
                           and (ending is not null or ends_at <= :now)""")
                .param("ritm", ritm.value())
                .param("now", Times.of(now))
                .query(Integer.class)
                .single();
    }

    /** What the account has that runs or is applied for, without a renewal. */
    Optional<Term> openOf(String accountId) {
        return jdbc.sql("select * from exception_term where slot = :account")
                .param("account", accountId)
                .query(TermRegister::read)
                .optional();
    }

    /** The same of several accounts, each under its id, and whether a renewal of it is asked for under {@code true}. */
    List<Term> openOf(Collection<String> accountIds) {
        return accountIds.isEmpty()
                ? List.of()
                : jdbc.sql("select * from exception_term where slot in (:slots)")
                        .param(
                                "slots",
                                accountIds.stream()
                                        .flatMap(id -> Stream.of(id, RENEWAL + id))
                                        .toList())
                        .query(TermRegister::read)
                        .list();
    }

    /** Everything the account ever had, newest first. */
    List<Term> historyOf(String accountId) {
        return jdbc.sql("select * from exception_term where account_id = :account order by number desc")
                .param("account", accountId)
                .query(TermRegister::read)
                .list();
    }

    List<Term> active() {
        return jdbc.sql("select * from exception_term where state = 'ACTIVE' order by number")
                .query(TermRegister::read)
                .list();
    }

    /** Those whose process should have ended them by then, and that nothing is ending. */
    List<Term> lateSince(Instant instant) {
        return jdbc.sql("""
                        select * from exception_term
                         where state in ('PENDING', 'ACTIVE') and ends_at < :instant and ending is null
                           and process_instance is not null
                         order by ends_at""")
                .param("instant", Times.of(instant))
                .query(TermRegister::read)
                .list();
    }

    /** How often each account was given an exception that began after that instant and before the other. */
    Map<String, Integer> timesGiven(Collection<String> accountIds, Instant after, Instant before) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select account_id, count(*) as times from exception_term
                         where account_id in (:accounts) and starts_at > :after and starts_at <= :before
                           and state <> 'REFUSED' and renews is null
                         group by account_id""")
                .param("accounts", accountIds)
                .param("after", Times.of(after))
                .param("before", Times.of(before))
                .query((row, number) -> new Count(row.getString("account_id"), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::account, Count::times));
    }

    /** When each account was given an exception, renewals left out, whatever became of it. */
    List<Given> given(Collection<String> accountIds) {
        return accountIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select account_id, starts_at from exception_term
                                 where account_id in (:accounts) and starts_at is not null
                                   and state <> 'REFUSED' and renews is null""")
                        .param("accounts", accountIds)
                        .query((row, number) -> new Given(row.getString("account_id"), Times.read(row, "starts_at")))
                        .list();
    }

    static Term read(ResultSet row, int number) throws SQLException {
        String ending = row.getString("ending");
        return new Term(
                row.getString("id"),
                RequestReference.of(row.getString("ritm")),
                row.getString("account_id"),
                AccountAddress.of(row.getString("account_address")),
                row.getString("account_name"),
                OdsCode.of(row.getString("organisation")),
                ExceptionKind.valueOf(row.getString("kind")),
                TermState.valueOf(row.getString("state")),
                Times.read(row, "starts_at"),
                Times.read(row, "ends_at"),
                Times.read(row, "in_force_at"),
                Times.read(row, "ended_at"),
                ending == null ? null : TermState.valueOf(ending),
                row.getString("because"),
                row.getString("renews"),
                row.getString("process_instance"),
                Times.read(row, "revoked_at"),
                Times.read(row, "missing_since"));
    }
}
