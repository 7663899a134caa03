package org.gatehouse.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.census.CensusListener.Changed;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class CensusTest {

    private static final String STARTER = "new.starter@za1.example";
    private static final String LOCATIONS_GROUP = "ZA1.sg.MFA-CA-NL-Users";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private Census census;

    @Autowired
    private CensusTable table;

    @Autowired
    private ChangeFeed feed;

    @Autowired
    private AccountControl control;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @BeforeEach
    void begin() {
        tenant.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @Test
    void theFirstLookKnowsEveryAccountAndNotSinceWhen() {
        var seen = new ArrayList<Entry>();
        census.each(null, seen::add);

        assertThat(seen).hasSize(count("directory_account"));
        Entry nurse = entry("staff.nurse@za1.example");
        assertThat(nurse.policies()).containsExactly(MfaPolicy.STANDARD);
        assertThat(nurse.standardSince()).isNull();
        assertThat(nurse.methods()).containsExactlyInAnyOrder(MethodType.AUTHENTICATOR_APP, MethodType.SMS);
        assertThat(census.asOf()).isBetween(world.now().minusSeconds(10), world.now());
    }

    @Test
    void oneOrganisationIsLookedAtByItself() {
        var seen = new ArrayList<Entry>();
        census.each(OdsCode.of("ZB2"), seen::add);

        assertThat(seen).isNotEmpty().allMatch(entry -> OdsCode.of("ZB2").equals(entry.organisation()));
    }

    @Test
    void whoJoinsAPolicyHasBeenUnderItSinceThen() {
        world.onboardToNamedLocations("ZA1");
        Instant joined = world.now();
        put(LOCATIONS_GROUP, STARTER);
        world.pass(Duration.ofDays(3));
        register(STARTER, MethodType.SMS);
        world.settle();

        Entry starter = entry(STARTER);
        assertThat(starter.policies()).containsExactly(MfaPolicy.NAMED_LOCATIONS);
        assertThat(starter.namedLocationsSince()).isBetween(joined, joined.plusSeconds(60));
        assertThat(starter.hasCoreMethod()).isTrue();
    }

    @Test
    void membersOfAGroupAreUnderAPolicyFromItsLinkOn() {
        put(LOCATIONS_GROUP, STARTER);
        world.settle();
        assertThat(entry(STARTER).policies()).isEmpty();

        world.pass(Duration.ofDays(1));
        Instant before = world.now();
        world.onboardToNamedLocations("ZA1");

        assertThat(entry(STARTER).namedLocationsSince()).isAfterOrEqualTo(before);
    }

    @Test
    void whoLeavesAndJoinsAgainBeginsAnew() {
        world.onboardToNamedLocations("ZA1");
        put(LOCATIONS_GROUP, STARTER);
        world.pass(Duration.ofDays(2));
        world.changeDirectory(Map.of("account", STARTER, "removeFrom", LOCATIONS_GROUP));
        world.pass(Duration.ofDays(2));
        assertThat(entry(STARTER).policies()).isEmpty();
        assertThat(entry(STARTER).namedLocationsSince()).isNull();

        Instant again = world.now();
        put(LOCATIONS_GROUP, STARTER);
        world.settle();

        assertThat(entry(STARTER).namedLocationsSince()).isBetween(again, again.plusSeconds(60));
    }

    @Test
    void whatIsDeletedIsGone() {
        world.changeDirectory(Map.of("account", STARTER, "delete", true));
        world.settle();

        assertThat(census.at(List.of(AccountAddress.of(STARTER)))).isEmpty();
    }

    @Test
    void aDirectoryThatIsDownLeavesEverythingAsItWasTold() {
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.pass(Duration.ofHours(1));

        assertThat(entry(STARTER).methods()).isEmpty();
        assertThat(census.asOf()).isBefore(world.now().minusSeconds(10));

        world.breakDirectory(Map.of("mode", "NONE"));
        register(STARTER, MethodType.CALL);
        world.settle();
        assertThat(entry(STARTER).methods()).isEqualTo(Set.of(MethodType.CALL));
        assertThat(census.asOf()).isBetween(world.now().minusSeconds(10), world.now());
    }

    @Test
    void whatIsToldInPartsIsToldWhole() {
        String cursor = feed.changesSince(null, 1000).cursor();
        cursor = feed.changesSince(cursor, 1000).cursor();
        List<String> changed = IntStream.rangeClosed(1, 9)
                .mapToObj("user0%d@zb2.example"::formatted)
                .toList();
        changed.forEach(account -> register(account, MethodType.CALL));

        var told = new ArrayList<String>();
        boolean more = true;
        while (more) {
            ChangeFeed.Changes part = feed.changesSince(cursor, 4);
            part.changes().forEach(change -> told.add(change.account().address().value()));
            cursor = part.cursor();
            more = part.more();
        }

        assertThat(told).containsExactlyElementsOf(changed);
    }

    @Test
    void ofTwoReadersOfTheSamePartOneKeepsIt() {
        register(STARTER, MethodType.CALL);
        var heard = new ArrayList<Changed>();
        Census listening = census(feed, heard::addAll);
        Census overtaken = census(
                (cursor, most) -> {
                    ChangeFeed.Changes told = feed.changesSince(cursor, most);
                    listening.run();
                    return told;
                },
                changes -> assertThat(changes).isEmpty());

        overtaken.run();

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).now().methods()).containsExactly(MethodType.CALL);
    }

    private Census census(ChangeFeed changes, CensusListener listener) {
        var listeners = new StaticListableBeanFactory(Map.<String, Object>of("listener", listener));
        return new Census(
                table,
                changes,
                listeners.getBeanProvider(CensusListener.class),
                jdbc,
                transaction,
                clock,
                Duration.ZERO);
    }

    private void put(String group, String account) {
        world.changeDirectory(Map.of("account", account, "addTo", group));
    }

    private void register(String account, MethodType type) {
        control.register(id(account), new AuthenticationMethod(type, "+44 7700 900123"));
    }

    private String id(String account) {
        return jdbc.sql("select id from directory_account where address = :address")
                .param("address", account)
                .query(String.class)
                .single();
    }

    private Entry entry(String account) {
        return census.at(List.of(AccountAddress.of(account))).get(AccountAddress.of(account));
    }

    private int count(String tableName) {
        return jdbc.sql("select count(*) from " + tableName)
                .query(Integer.class)
                .single();
    }
}
