package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeVerdict.Verdict.ERROR;
import static org.gatehouse.namedlocation.RangeVerdict.Verdict.WARNING;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.namedlocation.RangeVerdict.Verdict;

/**
 * What is to be said about a list of ranges.
 *
 * @param verdicts one per range in the order of the list, or a single one on the whole of a list that is too long
 * @param ranges every range that could be read, once, in the order of the list; to be used if there are no errors
 */
record RangeReport(List<RangeVerdict> verdicts, List<IpRange> ranges) {

    /**
     * A finding with its place in the list.
     *
     * @param place counted from 1
     */
    record Placed(int place, String input, RangeFinding finding) {

        String code() {
            return finding.code().name();
        }

        /** The message, led by which range of the list it is about. */
        String message() {
            return finding.code() == RangeCode.TOO_MANY
                    ? finding.message()
                    : "Range %d: %s".formatted(place, finding.message());
        }
    }

    RangeReport {
        verdicts = List.copyOf(verdicts);
        ranges = List.copyOf(ranges);
    }

    /** Whether there is nothing in the list but separators and spaces. */
    public boolean isEmpty() {
        return verdicts.isEmpty();
    }

    public boolean hasErrors() {
        return verdicts.stream().anyMatch(verdict -> verdict.verdict() == ERROR);
    }

    public List<Placed> errors() {
        return placed(ERROR);
    }

    public List<Placed> warnings() {
        return placed(WARNING);
    }

    private List<Placed> placed(Verdict weight) {
        return IntStream.range(0, verdicts.size())
                .boxed()
                .flatMap(i -> placed(i + 1, verdicts.get(i)))
                .filter(placed -> placed.finding().code().weight() == weight)
                .toList();
    }

    private static Stream<Placed> placed(int place, RangeVerdict verdict) {
        return verdict.findings().stream().map(finding -> new Placed(place, verdict.input(), finding));
    }
}
