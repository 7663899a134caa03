package org.gatehouse.namedlocation;

import inet.ipaddr.IPAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How to write what was not understood: spans and masks are common ways to say a range, and have one CIDR form. */
final class RangeHint {

    private static final Pattern SPAN = Pattern.compile("([0-9A-Fa-f:.]{2,45})\\s*[-–]\\s*([0-9A-Fa-f:.]{2,45})");
    private static final Pattern MASKED = Pattern.compile("([0-9.]{7,15})\\s*/\\s*([0-9]{1,3}(?:\\.[0-9]{1,3}){3})");

    /** Longer lists are better thought through than copied. */
    private static final int MOST_BLOCKS = 8;

    private RangeHint() {}

    static String on(String input) {
        if (input.length() > 100) {
            return general();
        }
        Matcher span = SPAN.matcher(input);
        if (span.matches()) {
            return blocks(span.group(1), span.group(2)).orElseGet(RangeHint::general);
        }
        Matcher masked = MASKED.matcher(input);
        if (masked.matches()) {
            return prefix(masked.group(1), masked.group(2)).orElseGet(RangeHint::general);
        }
        return general();
    }

    private static String general() {
        return "Write an address such as 203.0.113.7, or a range with its prefix length such as 203.0.113.0/24.";
    }

    private static Optional<String> blocks(String from, String to) {
        Optional<IPAddress> first = IpText.parsedAddress(from);
        Optional<IPAddress> last = IpText.parsedAddress(to);
        return first.isEmpty() || last.isEmpty() ? Optional.empty() : blocks(first.get(), last.get());
    }

    private static Optional<String> blocks(IPAddress first, IPAddress last) {
        if (first.isIPv4() != last.isIPv4() || first.compareTo(last) > 0) {
            return Optional.empty();
        }
        IPAddress[] blocks = first.spanWithPrefixBlocks(last);
        return blocks.length > MOST_BLOCKS
                ? Optional.empty()
                : Optional.of(Arrays.stream(blocks)
                        .map(block -> block.toCanonicalString())
                        .collect(Collectors.joining(", ", "Write it as ", ".")));
    }

    private static Optional<String> prefix(String address, String mask) {
        Integer length = IpText.parsedAddress(mask)
                .map(bits -> bits.getBlockMaskPrefixLength(true))
                .orElse(null);
        return length == null
                ? Optional.empty()
                : IpText.parsedAddress(address)
                        .map(host -> "Write the mask as a prefix length: %s/%d.".formatted(host, length));
    }
}
