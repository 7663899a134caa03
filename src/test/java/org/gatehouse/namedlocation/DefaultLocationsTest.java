package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.namedlocation.DefaultLocations.Settings;
import org.gatehouse.namedlocation.DefaultLocations.Settings.Location;
import org.gatehouse.trail.AuditTrail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class DefaultLocationsTest {

    @Autowired
    private LocationRegister register;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Facts facts;

    @Test
    void whatTheConfigurationAddsAndLeavesOutIsOnRecord() {
        var settings = new Settings(Map.of("secure-boundary", new Location("Boundary", List.of("192.0.2.0/24"))));

        List<Facts.Row> recorded = transaction.execute(status -> {
            status.setRollbackOnly();
            long before = facts.last();
            new DefaultLocations(settings, register, trail, transaction).afterSingletonsInstantiated();
            return facts.since(before, "OPERATOR");
        });

        assertThat(recorded)
                .extracting(Facts.Row::what, Facts.Row::details)
                .containsExactly(
                        tuple(
                                "A default location is left out of the configuration",
                                Map.of("location", "DEFAULT:hscn")),
                        tuple(
                                "A default location is taken from the configuration",
                                Map.of(
                                        "location",
                                        "DEFAULT:secure-boundary",
                                        "name",
                                        "Boundary",
                                        "ranges",
                                        List.of("192.0.2.0/24"))));
    }
}
