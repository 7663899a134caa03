package org.gatehouse.namedlocation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be said about one range of a list, in the shape of the REST contract.
 *
 * @param input as it was written, without spaces around it; the beginning of what is too long to be a range
 * @param canonical the range's one form, or null where it cannot be read
 * @param addresses how many it has, or null where it cannot be read; up to 2^128
 * @param findings all of them, in the order of {@link RangeCode}
 */
record RangeVerdict(
        String input, String canonical, BigInteger addresses, Verdict verdict, List<RangeFinding> findings) {

    enum Verdict {
        OK,
        WARNING,
        ERROR
    }

    static RangeVerdict on(String input, IpRange range, List<RangeFinding> findings) {
        return new RangeVerdict(input, range.toString(), range.addresses(), gravest(findings), inOrder(findings));
    }

    /** On what is no range. */
    static RangeVerdict on(String input, RangeFinding finding) {
        return new RangeVerdict(input, null, null, finding.code().weight(), List.of(finding));
    }

    private static List<RangeFinding> inOrder(List<RangeFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(RangeFinding::code))
                .toList();
    }

    private static Verdict gravest(List<RangeFinding> findings) {
        return findings.stream()
                .map(finding -> finding.code().weight())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
    }
}
