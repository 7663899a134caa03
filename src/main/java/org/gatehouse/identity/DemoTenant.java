package org.gatehouse.identity;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The logins listed in {@code application-embedded.yml}; empty in every other profile. */
@ConfigurationProperties("gatehouse.demo")
record DemoTenant(@DefaultValue List<Login> people) {

    record Login(String login, String name, String address, Set<String> groups) {

        Person person() {
            return new Person(login, name, AccountAddress.of(address), groups);
        }
    }
}
