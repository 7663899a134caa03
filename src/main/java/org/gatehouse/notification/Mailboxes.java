package org.gatehouse.notification;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Where a group and its lead are reached: a shared mailbox where one is configured, else the members. */
@Component
@EnableConfigurationProperties(Mailboxes.Settings.class)
public class Mailboxes {

    /** Shared mailboxes by group, and the lead of each group. */
    @ConfigurationProperties("gatehouse.mailboxes")
    record Settings(
            @DefaultValue Map<String, String> groups,
            @DefaultValue Map<String, String> leads) {}

    private static final String SECURITY = "security";

    private final Settings settings;
    private final People people;

    Mailboxes(Settings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    public Set<AccountAddress> of(String group) {
        var addresses = new LinkedHashSet<AccountAddress>();
        String shared = settings.groups().get(group);
        if (shared != null) {
            addresses.add(AccountAddress.of(shared));
        } else {
            people.membersOf(group).stream().map(Person::address).forEach(addresses::add);
        }
        return addresses;
    }

    /** Where the organisation's security is told what must not wait; directory support, where nothing is configured. */
    public Set<AccountAddress> ofSecurity() {
        Set<AccountAddress> security = of(SECURITY);
        return security.isEmpty() ? of(Groups.DIRECTORY_SUPPORT) : security;
    }

    /** The group and its lead. */
    public Set<AccountAddress> ofGroupAndLead(String group) {
        var addresses = new LinkedHashSet<>(of(group));
        String lead = settings.leads().get(group);
        if (lead != null) {
            addresses.add(AccountAddress.of(lead));
        }
        return addresses;
    }
}
