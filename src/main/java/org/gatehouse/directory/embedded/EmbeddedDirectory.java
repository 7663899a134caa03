package org.gatehouse.directory.embedded;

import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.OdsCode;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory of the demo tenant: tables that stand in for Microsoft Entra, with faults on demand. */
@Component
@Profile("embedded")
class EmbeddedDirectory implements Directory {

    static final RowMapper<SecurityGroup> GROUP = (row, number) -> new SecurityGroup(
            row.getString("id"),
            row.getString("display_name"),
            row.getString("organisation") == null ? null : OdsCode.of(row.getString("organisation")),
            row.getBoolean("mail_enabled"));

    private final JdbcClient jdbc;
    private final DirectoryFaults faults;
    private final ChangeLog log;

    EmbeddedDirectory(DirectoryStore store, DirectoryFaults faults, ChangeLog log) {
        this.jdbc = store.jdbc();
        this.faults = faults;
        this.log = log;
    }

    @Override
    public List<SecurityGroup> groupsNamed(SecurityGroupName name) {
        return faults.around(
                DirectoryOperation.READ,
                () -> jdbc.sql("select * from directory_group where lower(display_name) = lower(:name) order by id")
                        .param("name", name.value())
                        .query(GROUP)
                        .list());
    }

    @Override
    public Optional<SecurityGroup> group(String id) {
        return faults.around(
                DirectoryOperation.READ,
                () -> jdbc.sql("select * from directory_group where id = :id")
                        .param("id", id)
                        .query(GROUP)
                        .optional());
    }

    @Override
    public void link(String groupId, MfaPolicy policy) {
        faults.around(
                DirectoryOperation.LINK_GROUP,
                () -> isLinkedNow(groupId, policy)
                        ? 0
                        : log.ofMembers(
                                groupId,
                                () -> jdbc.sql(
                                                "insert into directory_policy_link (group_id, policy) values (:group, :policy)")
                                        .param("group", groupId)
                                        .param("policy", policy.name())
                                        .update()));
    }

    @Override
    public void unlink(String groupId, MfaPolicy policy) {
        faults.around(
                DirectoryOperation.UNLINK_GROUP,
                () -> log.ofMembers(
                        groupId,
                        () -> jdbc.sql("delete from directory_policy_link where group_id = :group and policy = :policy")
                                .param("group", groupId)
                                .param("policy", policy.name())
                                .update()));
    }

    @Override
    public boolean isLinked(String groupId, MfaPolicy policy) {
        return faults.around(DirectoryOperation.READ, () -> isLinkedNow(groupId, policy));
    }

    private boolean isLinkedNow(String groupId, MfaPolicy policy) {
        return jdbc.sql("select count(*) from directory_policy_link where group_id = :group and policy = :policy")
                        .param("group", groupId)
                        .param("policy", policy.name())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
