package org.gatehouse.modelling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gatehouse.duration.DurationInWords;

/**
 * What the page's script draws of a version: its diagram, with what stands where and how long each step takes.
 *
 * @param standing how many running instances stand at an element
 * @param incidents how many failed at an element
 * @param heat how long an element takes
 * @param scale what the colours of the heat stand for, the coolest first; empty where there is none
 */
record ModelDrawing(
        String name, String xml, List<Count> standing, List<Count> incidents, List<Heated> heat, List<Key> scale) {

    /** How many at an element. */
    record Count(String element, long number, String words) {}

    /** The colour of an element. */
    record Heated(String element, int band, String words) {}

    /** A colour in the legend. */
    record Key(int band, String words) {}

    static ModelDrawing of(ModelView view, byte[] xml, Heat heat) {
        List<Heated> heated = view.steps().stream()
                .filter(line -> heat.of(line.measured()) != null)
                .map(line -> heated(line, heat.of(line.measured())))
                .toList();
        return new ModelDrawing(
                view.model().name(),
                new String(xml, StandardCharsets.UTF_8),
                counts(view, line -> line.times() > 0, ModelDrawing::standingAt),
                counts(view, line -> line.incidents() > 0, ModelDrawing::failedAt),
                heated,
                heated.isEmpty() ? List.of() : keys());
    }

    private static List<Count> counts(ModelView view, Predicate<StepLine> there, Function<StepLine, Count> count) {
        return view.steps().stream().filter(there).map(count).toList();
    }

    private static Count standingAt(StepLine line) {
        return new Count(
                line.step().element(),
                line.instances(),
                line.instances() == 1 ? "1 running instance" : "%,d running instances".formatted(line.instances()));
    }

    private static Count failedAt(StepLine line) {
        return new Count(
                line.step().element(),
                line.incidents(),
                line.incidents() == 1 ? "1 incident" : "%,d incidents".formatted(line.incidents()));
    }

    private static Heated heated(StepLine line, Duration duration) {
        return new Heated(line.step().element(), Heat.Band.of(duration).number(), DurationInWords.of(duration));
    }

    private static List<Key> keys() {
        return Arrays.stream(Heat.Band.values())
                .map(band -> new Key(band.number(), band.inWords()))
                .toList();
    }
}
