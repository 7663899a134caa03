package org.gatehouse.directory.embedded;

import java.util.List;
import java.util.UUID;
import org.gatehouse.identity.OdsCode;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the embedded directory behind the product's back, as administrators of the real one can. */
@Component
@Profile("embedded")
public class DirectoryChanges {

    private final JdbcClient jdbc;

    DirectoryChanges(DirectoryStore store) {
        this.jdbc = store.jdbc();
    }

    public boolean exists(String group) {
        return !ids(group).isEmpty();
    }

    public void rename(String group, String to) {
        each(group, "update directory_group set display_name = :value where id = :id", to);
    }

    public void setMailEnabled(String group, boolean mailEnabled) {
        each(group, "update directory_group set mail_enabled = :value where id = :id", mailEnabled);
    }

    public void delete(String group) {
        ids(group).forEach(id -> {
            jdbc.sql("delete from directory_policy_link where group_id = :id")
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
