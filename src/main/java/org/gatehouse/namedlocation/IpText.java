package org.gatehouse.namedlocation;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Strict reading of addresses and ranges: four decimal numbers without leading zeros, or colons and hexadecimal digits,
 * and a decimal prefix length. No wildcards, spans, masks, zones, ports, brackets or names.
 */
final class IpText {

    /** @param hostBits whether the address that was written is not the first of the range */
    record Reading(IpRange range, boolean hostBits) {}

    /**
     * What may go to the library's parser. Version 5.6.2 lets a prefix length overflow (/4294967320 reads as /24), takes
     * the 0 of "/0" for a leading zero and trims control characters.
     */
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/(0|[1-9][0-9]{0,2}))?");

    private static final int LONGEST = 49;

    private static final IPAddressStringParameters RANGES = strict(false);
    private static final IPAddressStringParameters ADDRESSES = strict(true);

    private IpText() {}

    /**
     * The range a person wrote; a bare address is a range of one. IPv6 that ends in dotted IPv4 is not read: nobody can
     * tell which of both its prefix length counts.
     */
    static Optional<Reading> range(String text) {
        return parse(text, RANGES).map(IpText::reading);
    }

    /** The address of a sign-in. IPv4 mapped into IPv6, as dual-stack servers report it, is that IPv4 address. */
    static Optional<IpAddress> address(String text) {
        return parsedAddress(text).map(IpText::bits);
    }

    /** As {@link #address}, in the library's own terms. */
    static Optional<IPAddress> parsedAddress(String text) {
        return parse(text, ADDRESSES)
                .filter(parsed -> !parsed.isPrefixed())
                .map(parsed -> isMapped(parsed) ? parsed.toIPv6().getEmbeddedIPv4Address() : parsed);
    }

    private static boolean isMapped(IPAddress parsed) {
        return parsed.isIPv6() && parsed.toIPv6().isIPv4Mapped();
    }

    private static Reading reading(IPAddress parsed) {
        IpAddress written = bits(parsed);
        int prefixLength = parsed.isPrefixed() ? parsed.getNetworkPrefixLength() : parsed.getBitCount();
        IpRange range = IpRange.around(written, prefixLength);
        return new Reading(range, !range.first().equals(written));
    }

    private static Optional<IPAddress> parse(String text, IPAddressStringParameters parameters) {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new IPAddressString(text, parameters).toAddress());
        } catch (AddressStringException | IncompatibleAddressException e) {
            return Optional.empty();
        }
    }

    private static IpAddress bits(IPAddress parsed) {
        if (parsed.isIPv4()) {
            return IpAddress.ipv4(parsed.toIPv4().intValue());
        }
        IPv6Address ipv6 = parsed.toIPv6();
        ByteBuffer bytes = ByteBuffer.wrap(ipv6.getBytes());
        return IpAddress.ipv6(bytes.getLong(), bytes.getLong());
    }

    private static IPAddressStringParameters strict(boolean mixed) {
        var builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(true)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false);
        builder.getIPv4AddressParametersBuilder()
                .allowBinary(false)
                .allowLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false);
        var ipv6 = builder.getIPv6AddressParametersBuilder();
        ipv6.allowBase85(false)
                .allowZone(false)
                .allowMixed(mixed)
                .allowBinary(false)
                .allowUnlimitedLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false);
        ipv6.getEmbeddedIPv4AddressParametersBuilder().allowBinary(false).allowLeadingZeros(false);
        return builder.toParams();
    }
}
