package org.gatehouse.modelchange;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.rehearsal.Migratable;
import org.gatehouse.rehearsal.Replay;
import org.gatehouse.release.Running;

/**
 * What the check of a proposed change found.
 *
 * @param notes what is no obstacle, but should be known
 * @param replay what would have become of finished cases; null where the check failed
 * @param migratable which running instances could go on by it; null where the check failed
 * @param failure why it cannot be used, in one sentence or in the engine's words; null where it can
 */
public record ChangeReport(List<Note> notes, Replay replay, Migratable migratable, String failure) {

    /** @param element the id of the element it is about */
    public record Note(String element, String message) {}

    static ChangeReport failed(String why) {
        return new ChangeReport(List.of(), null, null, why);
    }

    /** What somebody must have looked at before they approve; empty where nothing would go differently. */
    public String risks(Running running) {
        int different = replay == null ? 0 : replay.different().size();
        int stuck = migratable == null || running == Running.FINISH
                ? 0
                : migratable.cannot().size();
        return Stream.of(
                        counted(
                                different,
                                "the case that would go differently",
                                "the %d cases that would go differently"),
                        counted(
                                stuck,
                                "the running instance that cannot go on",
                                "the %d running instances that cannot go on"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(int number, String one, String many) {
        return number == 0 ? "" : number == 1 ? one : many.formatted(number);
    }
}
