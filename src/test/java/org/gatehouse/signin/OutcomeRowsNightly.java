package org.gatehouse.signin;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every combination that can be asked about, some 600,000: the long form of {@link OutcomeRowsTest}. */
class OutcomeRowsNightly {

    @Test
    void everyCombinationHasTheOutcomeOfTheOracleAndEveryRowIsReached() throws IOException {
        OutcomeRowsTest.expectTheOracles(Combinations::each, 600_000);
    }
}
