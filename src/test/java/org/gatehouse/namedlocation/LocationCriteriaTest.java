package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.GatehouseTest;
import org.gatehouse.namedlocation.LocationCriteria.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code named-location-criteria.dmn}, in its order. */
@GatehouseTest
class LocationCriteriaTest {

    @Autowired
    private LocationCriteria criteria;

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "UPDATE"})
    void aNetworkMustMeetSix(LocationAction action) {
        assertThat(criteria.of(action))
                .extracting(Criterion::text)
                .containsExactly(
                        "The addresses are public, fixed, and used by this organisation alone",
                        "All internet traffic of the site leaves by these addresses",
                        "Only people and devices the organisation has admitted can use the network;"
                                + " guests use another one",
                        "Devices on the network are managed, protected against malware and kept up to date",
                        "Use of the network is logged and the logs are looked at",
                        "Somebody is named who asks for a change or a removal when the addresses change");
    }

    @Test
    void aRemovalHasOneOfItsOwn() {
        assertThat(criteria.of(LocationAction.REMOVE))
                .extracting(Criterion::text)
                .containsExactly("The people who work at the site have been told that they will be prompted there");
    }

    @ParameterizedTest
    @EnumSource
    void theShippedRowsSayThatTheyArePlaceholders(LocationAction action) {
        assertThat(criteria.of(action)).allMatch(Criterion::placeholder);
    }
}
