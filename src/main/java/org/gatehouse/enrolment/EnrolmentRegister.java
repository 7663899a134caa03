package org.gatehouse.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the enrolments. */
@Repository
class EnrolmentRegister {

    private final JdbcClient jdbc;

    EnrolmentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Enrolment enrolment) {
        jdbc.sql("""
                        insert into enrolment (id, account_id, slot, address, organisation, policy, begun_at,
                            effective_at, grace_ends_at, register_by, registered_at, state)
                        values (:id, :account, :account, :address, :organisation, :policy, :begunAt,
                            :effectiveAt, :graceEndsAt, :registerBy, :registeredAt, :state)""")
                .param("id", enrolment.id())
                .param("account", enrolment.accountId())
                .param("address", enrolment.account().value())
                .param(
                        "organisation",
                        enrolment.organisation() == null
                                ? null
                                : enrolment.organisation().value())
                .param("policy", enrolment.policy().name())
                .param("begunAt", Times.of(enrolment.begunAt()))
                .param("effectiveAt", Times.of(enrolment.effectiveAt()))
                .param("graceEndsAt", Times.of(enrolment.graceEndsAt()))
                .param("registerBy", Times.of(enrolment.registerBy()))
                .param("registeredAt", Times.of(enrolment.registeredAt()))
                .param("state", EnrolmentState.OPEN.name())
                .update();
    }

    void startedAs(String id, String processInstance) {
        set(id, "process_instance", processInstance);
    }

    void inForce(String id, Instant at) {
        set(id, "in_force_at", Times.of(at));
    }

    void perUserOff(String id, Instant at) {
        set(id, "per_user_off_at", Times.of(at));
    }

    void registered(String id, Instant at) {
        set(id, "registered_at", Times.of(at));
    }

    void raised(String id, RequestReference ritm) {
        set(id, "ritm", ritm.value());
    }

    void gaveUp(String id, String because) {
        set(id, "because", because);
    }

    /** Whoever registers after the time was over is enrolled all the same. */
    void registeredLate(Collection<String> accounts, Instant at) {
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                            update enrolment set state = 'ENROLLED', registered_at = :at
                             where account_id in (:accounts) and state = 'NOT_REGISTERED'""").param("accounts", accounts).param("at", Times.of(at)).update();
        }
    }

    /** Frees the account, so that it can be followed anew. */
    void over(String id, EnrolmentState as, Instant at) {
        jdbc.sql("update enrolment set state = :state, ended_at = :at, slot = null where id = :id")
                .param("state", as.name())
                .param("at", Times.of(at))
                .param("id", id)
                .update();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if there is none */
    Enrolment get(String id) {
        return jdbc.sql("select * from enrolment where id = :id")
                .param("id", id)
                .query(EnrolmentRegister::read)
                .single();
    }

    List<Enrolment> openOf(Collection<String> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql("select * from enrolment where slot in (:accounts)")
                        .param("accounts", accounts)
                        .query(EnrolmentRegister::read)
                        .list();
    }

    /** The newest of the account, under way or over. */
    Optional<Enrolment> latestOf(String account) {
        return jdbc.sql("select * from enrolment where account_id = :account order by begun_at desc limit 1")
                .param("account", account)
                .query(EnrolmentRegister::read)
                .optional();
    }

    private void set(String id, String column, Object value) {
        jdbc.sql("update enrolment set %s = :value where id = :id".formatted(column))
                .param("value", value)
                .param("id", id)
                .update();
    }

    static Enrolment read(ResultSet row, int number) throws SQLException {
        String organisation = row.getString("organisation");
        String ritm = row.getString("ritm");
        return new Enrolment(
                row.getString("id"),
                row.getString("account_id"),
                AccountAddress.of(row.getString("address")),
                organisation == null ? null : OdsCode.of(organisation),
                MfaPolicy.valueOf(row.getString("policy")),
                Times.read(row, "begun_at"),
                Times.read(row, "effective_at"),
                Times.read(row, "grace_ends_at"),
                Times.read(row, "register_by"),
                Times.read(row, "in_force_at"),
                Times.read(row, "per_user_off_at"),
                Times.read(row, "registered_at"),
                EnrolmentState.valueOf(row.getString("state")),
                row.getString("because"),
                Times.read(row, "ended_at"),
                row.getString("process_instance"),
                ritm == null ? null : RequestReference.of(ritm));
    }
}
