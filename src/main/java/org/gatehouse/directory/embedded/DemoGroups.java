package org.gatehouse.directory.embedded;

import java.util.List;
import org.gatehouse.identity.OdsCode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads the demo tenant's security groups, once per database. */
@Component
@Profile("embedded")
class DemoGroups implements SmartInitializingSingleton {

    private static final String TENANT = "demo";

    private final JdbcClient jdbc;
    private final DirectoryChanges directory;

    DemoGroups(DirectoryStore store, DirectoryChanges directory) {
        this.jdbc = store.jdbc();
        this.directory = directory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (loaded()) {
            return;
        }
        directory.create("NHSmail.sg.MFA-CA-Std-Central", null, false);
        directory.create("NHSmail.sg.MFA-Exceptions", null, false);
        for (OdsCode organisation : List.of(OdsCode.of("ZA1"), OdsCode.of("ZB2"), OdsCode.of("X26"))) {
            directory.create(organisation + ".sg.MFA-CA-Std-Users", organisation, false);
            directory.create(organisation + ".sg.MFA-CA-NL-Users", organisation, false);
        }
        directory.create("ZA1.sg.Mail-Enabled", OdsCode.of("ZA1"), true);
        directory.create("ZA1-reception", OdsCode.of("ZA1"), false);
        jdbc.sql("insert into directory_loaded (tenant) values (:tenant)")
                .param("tenant", TENANT)
                .update();
    }

    private boolean loaded() {
        return jdbc.sql("select count(*) from directory_loaded where tenant = :tenant")
                        .param("tenant", TENANT)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
