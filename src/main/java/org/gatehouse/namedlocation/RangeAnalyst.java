package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeCode.DUPLICATE;
import static org.gatehouse.namedlocation.RangeCode.HOST_BITS;
import static org.gatehouse.namedlocation.RangeCode.TOO_MANY;
import static org.gatehouse.namedlocation.RangeCode.UNPARSABLE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.namedlocation.IpText.Reading;

/**
 * What is to be said about the IP ranges of a named-location request (AC-074): every finding on every range.
 *
 * <p>On a shared tenant a range that is too wide or somebody else's exempts other people's users from MFA, so breadth and
 * overlaps are a matter of security.
 */
final class RangeAnalyst {

    /** A named location of Microsoft Entra holds no more. */
    static final int MOST_RANGES = 2_000;

    /** In characters; 2,000 of the longest ranges need a tenth of it. */
    static final int LONGEST_TEXT = 1_000_000;

    private final RangeOverlaps<?> overlaps;
    private final Map<IpRange, List<RangeFinding>> found = new HashMap<>();

    private RangeAnalyst(RangeOverlaps<?> overlaps) {
        this.overlaps = overlaps;
    }

    /**
     * Takes ranges and single addresses of both families, separated by commas, semicolons or line breaks; spaces around
     * them and empty places do not matter. More than {@link #MOST_RANGES} ranges, repeated ones included, or {@link
     * #LONGEST_TEXT} characters are one finding on the whole.
     */
    static RangeReport analyse(String text, KnownRanges<?> known) {
        if (text.length() > LONGEST_TEXT) {
            return tooMany(text, "This list has more than %,d characters.".formatted(LONGEST_TEXT));
        }
        List<String> inputs = RangeList.split(text, MOST_RANGES + 1);
        if (inputs.size() > MOST_RANGES) {
            return tooMany(text, "This list has more than %,d ranges.".formatted(MOST_RANGES));
        }
        return analyse(inputs, known);
    }

    private static RangeReport analyse(List<String> inputs, KnownRanges<?> known) {
        List<Optional<Reading>> readings = inputs.stream().map(IpText::range).toList();
        List<IpRange> ranges = readings.stream()
                .flatMap(Optional::stream)
                .map(Reading::range)
                .distinct()
                .toList();
        var analyst = new RangeAnalyst(new RangeOverlaps<>(known, ranges));
        var verdicts = new ArrayList<RangeVerdict>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i);
            verdicts.add(readings.get(i)
                    .map(reading -> analyst.verdict(input, reading))
                    .orElseGet(() -> unparsable(input)));
        }
        return new RangeReport(verdicts, ranges);
    }

    private RangeVerdict verdict(String input, Reading reading) {
        IpRange range = reading.range();
        boolean repeated = found.containsKey(range);
        var findings = new ArrayList<>(found.computeIfAbsent(range, this::findings));
        if (reading.hostBits()) {
            findings.add(new RangeFinding(
                    HOST_BITS,
                    "%s lies inside %s, and that whole range would be registered. If you mean the one address, write it without /%d."
                            .formatted(input, range, range.prefixLength())));
        }
        if (repeated) {
            findings.add(new RangeFinding(
                    DUPLICATE, "%s is in this list already and counts once. There is nothing to do.".formatted(range)));
        }
        return RangeVerdict.on(input, range, findings);
    }

    /** Whatever way the range is written. */
    private List<RangeFinding> findings(IpRange range) {
        var findings = new ArrayList<>(SpecialBlocks.findings(range));
        RangeBreadth.finding(range).ifPresent(findings::add);
        findings.addAll(overlaps.findings(range));
        return findings;
    }

    private static RangeVerdict unparsable(String input) {
        String shown = RangeList.shortened(input);
        return RangeVerdict.on(
                shown,
                new RangeFinding(
                        UNPARSABLE, "'%s' is not an IP address or range. %s".formatted(shown, RangeHint.on(input))));
    }

    private static RangeReport tooMany(String text, String reason) {
        return new RangeReport(
                List.of(RangeVerdict.on(
                        RangeList.shortened(text),
                        new RangeFinding(
                                TOO_MANY,
                                "%s A named location holds %,d ranges at most: leave out what you do not need, write neighbours as one range, or spread them over several requests."
                                        .formatted(reason, MOST_RANGES)))),
                List.of());
    }
}
