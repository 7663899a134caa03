package org.gatehouse.directory.embedded;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.identity.AccountAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices, mailbox rules and mailbox delegates of the demo tenant: what an attacker uses, and a lock-down ends. */
@Component
@Profile("embedded")
class DemoBelongings {

    private record Owner(String id, String address) {

        String name() {
            return address.substring(0, address.indexOf('@'));
        }

        AccountAddress colleague(String name) {
            return AccountAddress.of(name + address.substring(address.indexOf('@')));
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DemoBelongings(DirectoryStore store) {
        this.jdbc = store.jdbc();
        this.batches = store.batches();
    }

    /** Of every account that people have for themselves. */
    void load() {
        List<Owner> owners = jdbc.sql("select id, address from directory_account where kind = ? order by address")
                .param(AccountKind.USER.name())
                .query((row, number) -> new Owner(row.getString("id"), row.getString("address")))
                .list();
        var devices = new ArrayList<Object[]>();
        var rules = new ArrayList<Object[]>();
        var delegates = new ArrayList<Object[]>();
        for (Owner owner : owners) {
            devices.add(new Object[] {owner.id(), 0, "Trust laptop of " + owner.name(), true});
            devices.add(new Object[] {owner.id(), 1, "Mobile phone of " + owner.name(), true});
            rules.add(new Object[] {owner.id(), 0, "Newsletters into a folder", true, null});
            rules.add(new Object[] {owner.id(), 1, "Rota changes marked", true, null});
            rules.add(
                    new Object[] {owner.id(), 2, "Copy to my other mailbox", true, owner.name() + "@mailbox.example"});
            String colleague = owner.name().equals("ward.clerk") ? "theatre.lead" : "ward.clerk";
            delegates.add(new Object[] {owner.id(), owner.colleague(colleague).value()});
        }
        batches.batchUpdate("insert into directory_device values (?, ?, ?, ?)", devices);
        batches.batchUpdate("insert into directory_mailbox_rule values (?, ?, ?, ?, ?)", rules);
        batches.batchUpdate("insert into directory_mailbox_delegate values (?, ?)", delegates);
    }
}
