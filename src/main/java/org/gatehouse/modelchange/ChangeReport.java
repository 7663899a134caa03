package org.gatehouse.modelchange;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.model.ModelKind;
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

    /**
     * What somebody must have looked at before they approve; empty where there is nothing.
     *
     * @param kind of the model that is changed
     */
    public String risks(ModelKind kind, Running running) {
        if (replay == null) {
            return "";
        }
        int stuck = running == Running.FINISH ? 0 : migratable.cannot().size();
        List<String> parts = Stream.of(
                        replay.cases() == 0 ? "that there was no finished case to try it on" : "",
                        counted(
                                replay.stopped().size(),
                                "the case that " + ReplayInWords.stopped(kind),
                                "the %d cases that " + ReplayInWords.stopped(kind)),
                        counted(
                                replay.different().size(),
                                "the case that would go differently",
                                "the %d cases that would go differently"),
                        counted(
                                replay.untold().size(),
                                "the case that could not be replayed",
                                "the %d cases that could not be replayed"),
                        counted(
                                stuck,
                                "the running instance that cannot go on",
                                "the %d running instances that cannot go on"),
                        counted(notes.size(), "the thing to know", "the %d things to know"))
                .filter(part -> !part.isEmpty())
                .toList();
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String counted(int number, String one, String many) {
        return number == 0 ? "" : number == 1 ? one : many.formatted(number);
    }
}
