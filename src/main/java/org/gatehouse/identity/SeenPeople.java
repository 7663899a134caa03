package org.gatehouse.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.store.Times;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who have signed in, as the identity provider last described them. Whoever has not been seen for
 * {@code gatehouse.sign-in.forget-after} is no longer a member of anything.
 */
@Repository
@Profile("production")
public class SeenPeople implements People {

    /** Another proof of the same person within this time is not worth a write. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final String SELECT = """
            select login, name, address, seen_at,
                   (select string_agg(group_name, ',') from person_group where person_group.login = person.login)
                       as groups
              from person""";

    private record Sighting(Person person, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration forgetAfter;

    SeenPeople(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${gatehouse.sign-in.forget-after}") Duration forgetAfter) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.forgetAfter = forgetAfter;
    }

    /** Notes that the identity provider has just vouched for the person, with these groups and no others. */
    @Transactional
    public void see(Person person) {
        Instant now = clock.instant();
        boolean known = find("where login = :value", person.login())
                .filter(before -> before.person().equals(person))
                .filter(before -> before.at().plus(FRESH).isAfter(now))
                .isPresent();
        if (!known) {
            write(person, now);
            events.publishEvent(new PersonSeen(person));
        }
    }

    private void write(Person person, Instant now) {
        jdbc.sql("""
                        insert into person (login, name, address, seen_at) values (:login, :name, :address, :now)
                        on conflict (login) do update
                           set name = excluded.name, address = excluded.address, seen_at = excluded.seen_at""")
                .param("login", person.login())
                .param("name", person.name())
                .param("address", person.address().value())
                .param("now", Times.of(now))
                .update();
        jdbc.sql("delete from person_group where login = :login")
                .param("login", person.login())
                .update();
        person.groups()
                .forEach(group -> jdbc.sql("insert into person_group (login, group_name) values (:login, :group)")
                        .param("login", person.login())
                        .param("group", group)
                        .update());
    }

    @Override
    public List<Person> listed() {
        return List.of();
    }

    @Override
    public Optional<Person> byLogin(String login) {
        return find("where login = :value", login).map(Sighting::person);
    }

    @Override
    public Optional<Person> byAddress(AccountAddress address) {
        return find("where address = :value order by seen_at desc limit 1", address.value())
                .map(Sighting::person);
    }

    @Override
    public List<Person> membersOf(String group) {
        return jdbc.sql(SELECT + """

                         where seen_at > :since
                           and exists (select 1 from person_group
                                        where person_group.login = person.login and group_name = :group)
                         order by login""")
                .param("since", Times.of(clock.instant().minus(forgetAfter)))
                .param("group", group)
                .query((row, number) -> sighting(row).person())
                .list();
    }

    private Optional<Sighting> find(String where, String value) {
        return jdbc.sql(SELECT + " " + where)
                .param("value", value)
                .query((row, number) -> sighting(row))
                .optional();
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        String groups = row.getString("groups");
        Set<String> all =
                groups == null ? Set.of() : Arrays.stream(groups.split(",")).collect(Collectors.toSet());
        var person = new Person(
                row.getString("login"), row.getString("name"), AccountAddress.of(row.getString("address")), all);
        return new Sighting(person, Times.read(row, "seen_at"));
    }
}
