package org.gatehouse.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The policy links there are and were. */
@Repository
public class PolicyLinks {

    private final JdbcClient jdbc;

    PolicyLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the requests that asked for them. */
    public List<PolicyLink> inForce() {
        return jdbc.sql("select * from policy_link where ended_at is null order by ritm")
                .query(PolicyLinks::read)
                .list();
    }

    public boolean isOnboarded(OdsCode organisation, MfaPolicy policy) {
        return jdbc.sql("select count(*) from policy_link"
                                + " where organisation = :organisation and policy = :policy and ended_at is null")
                        .param("organisation", organisation.value())
                        .param("policy", policy.name())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Transactional
    public void add(PolicyLink link) {
        jdbc.sql("""
                        insert into policy_link
                            (ritm, organisation, policy, group_id, group_name, linked_at, ended_at, drift, version)
                        values (:ritm, :organisation, :policy, :group, :name, :at, null, null, 0)
                        """)
                .param("ritm", link.ritm())
                .param("organisation", link.organisation())
                .param("policy", link.policy().name())
                .param("group", link.groupId())
                .param("name", link.groupName())
                .param("at", Times.of(link.linkedAt()))
                .update();
    }

    @Transactional
    public void end(String ritm, Instant at) {
        jdbc.sql("update policy_link set ended_at = :at, version = version + 1 where ritm = :ritm")
                .param("at", Times.of(at))
                .param("ritm", ritm)
                .update();
    }

    /**
     * Notes what was found changed in the directory.
     *
     * @param found a line each, or null where nothing is
     * @return the link as it is then
     * @throws OptimisticLockingFailureException if somebody changed the link since it was read
     */
    @Transactional
    public PolicyLink noteDrift(PolicyLink link, String found) {
        int noted = jdbc.sql("update policy_link set drift = :found, version = version + 1"
                        + " where ritm = :ritm and version = :version")
                .param("found", found)
                .param("ritm", link.ritm())
                .param("version", link.version())
                .update();
        if (noted == 0) {
            throw new OptimisticLockingFailureException("The link of %s was changed meanwhile".formatted(link.ritm()));
        }
        return link.drifted(found);
    }

    private static PolicyLink read(ResultSet row, int number) throws SQLException {
        return new PolicyLink(
                row.getString("ritm"),
                row.getString("organisation"),
                MfaPolicy.valueOf(row.getString("policy")),
                row.getString("group_id"),
                row.getString("group_name"),
                Times.read(row, "linked_at"),
                Times.read(row, "ended_at"),
                row.getString("drift"),
                row.getInt("version"));
    }
}
