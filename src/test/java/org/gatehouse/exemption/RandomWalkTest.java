package org.gatehouse.exemption;

import org.gatehouse.World;
import org.junit.jupiter.api.Test;

/** Random walks: no exception outlives its end, none is for an account that may not have one, none leads nowhere. */
class RandomWalkTest extends ExceptionTest {

    /** More under {@code -Pnightly}. */
    private static final int WALKS = Integer.getInteger("gatehouse.test.walks", 300);

    private static final long SEED = Long.getLong("gatehouse.test.seed", 20261125);

    @Test
    void everyWalkEndsWhereTheModelDoes() {
        for (int walk = 0; walk < WALKS; walk++) {
            exceptions.beginAt(World.MONDAY_MORNING);
            new RandomWalk(world, exceptions, SEED + walk).run();
        }
    }
}
