package org.gatehouse.rehearsal;

import java.util.List;

/**
 * Which running instances could go on by a proposal.
 *
 * @param can how many can
 * @param cannot those that cannot, each with every reason
 */
public record Migratable(int can, List<Stuck> cannot) {

    /**
     * One that would have to finish on its version.
     *
     * @param instance the engine's id
     * @param subject its RITM, or the id where it has none
     */
    public record Stuck(String instance, String subject, int version, List<String> reasons) {}

    public static Migratable none() {
        return new Migratable(0, List.of());
    }
}
