package org.gatehouse.namedlocation;

import static org.gatehouse.namedlocation.RangeCode.DOCUMENTATION;
import static org.gatehouse.namedlocation.RangeCode.LINK_LOCAL;
import static org.gatehouse.namedlocation.RangeCode.LOOPBACK;
import static org.gatehouse.namedlocation.RangeCode.MULTICAST;
import static org.gatehouse.namedlocation.RangeCode.PRIVATE;
import static org.gatehouse.namedlocation.RangeCode.RESERVED;
import static org.gatehouse.namedlocation.RangeCode.SHARED_ADDRESS_SPACE;
import static org.gatehouse.namedlocation.RangeCode.UNIQUE_LOCAL;
import static org.gatehouse.namedlocation.RangeCode.UNSPECIFIED;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.namedlocation.LocationIndex.Owned;

/**
 * The address blocks from which no organisation's internet traffic comes.
 *
 * <p>Sources: IANA's IPv4 and IPv6 Special-Purpose Address Registries, every row of both up to that of April 2025; the multicast
 * blocks of RFC 5771 and RFC 4291; and IANA's IPv6 Address Space, in which 2000::/3 alone is for global unicast. The rows
 * that are globally reachable (anycast services such as AS112, translation prefixes, identifiers) are RESERVED too: they
 * belong to a protocol, so traffic from them is not of the organisation that asks.
 */
final class SpecialBlocks {

    /** @param name as the registry has it */
    record Block(IpRange range, String name, RangeCode code) {}

    static final List<Block> ALL = List.of(
            block("0.0.0.0/8", "\"This network\"", UNSPECIFIED),
            block("0.0.0.0/32", "\"This host on this network\"", UNSPECIFIED),
            block("10.0.0.0/8", "Private-Use", PRIVATE),
            block("100.64.0.0/10", "Shared Address Space", SHARED_ADDRESS_SPACE),
            block("127.0.0.0/8", "Loopback", LOOPBACK),
            block("169.254.0.0/16", "Link Local", LINK_LOCAL),
            block("172.16.0.0/12", "Private-Use", PRIVATE),
            block("192.0.0.0/24", "IETF Protocol Assignments", RESERVED),
            block("192.0.0.0/29", "IPv4 Service Continuity Prefix", RESERVED),
            block("192.0.0.8/32", "IPv4 dummy address", RESERVED),
            block("192.0.0.9/32", "Port Control Protocol Anycast", RESERVED),
            block("192.0.0.10/32", "Traversal Using Relays around NAT Anycast", RESERVED),
            block("192.0.0.170/32", "NAT64/DNS64 Discovery", RESERVED),
            block("192.0.0.171/32", "NAT64/DNS64 Discovery", RESERVED),
            block("192.0.2.0/24", "Documentation (TEST-NET-1)", DOCUMENTATION),
            block("192.31.196.0/24", "AS112-v4", RESERVED),
            block("192.52.193.0/24", "AMT", RESERVED),
            block("192.88.99.0/24", "Deprecated (6to4 Relay Anycast)", RESERVED),
            block("192.88.99.2/32", "6a44-relay anycast address", RESERVED),
            block("192.168.0.0/16", "Private-Use", PRIVATE),
            block("192.175.48.0/24", "Direct Delegation AS112 Service", RESERVED),
            block("198.18.0.0/15", "Benchmarking", RESERVED),
            block("198.51.100.0/24", "Documentation (TEST-NET-2)", DOCUMENTATION),
            block("203.0.113.0/24", "Documentation (TEST-NET-3)", DOCUMENTATION),
            block("224.0.0.0/4", "Multicast", MULTICAST),
            block("240.0.0.0/4", "Reserved", RESERVED),
            block("255.255.255.255/32", "Limited Broadcast", RESERVED),
            block("::/128", "Unspecified Address", UNSPECIFIED),
            block("::1/128", "Loopback Address", LOOPBACK),
            block("::ffff:0:0/96", "IPv4-mapped Address", RESERVED),
            block("64:ff9b::/96", "IPv4-IPv6 Translation", RESERVED),
            block("64:ff9b:1::/48", "IPv4-IPv6 Translation", RESERVED),
            block("100::/64", "Discard-Only Address Block", RESERVED),
            block("100:0:0:1::/64", "Dummy IPv6 Prefix", RESERVED),
            block("2001::/23", "IETF Protocol Assignments", RESERVED),
            block("2001::/32", "TEREDO", RESERVED),
            block("2001:1::1/128", "Port Control Protocol Anycast", RESERVED),
            block("2001:1::2/128", "Traversal Using Relays around NAT Anycast", RESERVED),
            block("2001:1::3/128", "DNS-SD Service Registration Protocol Anycast", RESERVED),
            block("2001:2::/48", "Benchmarking", RESERVED),
            block("2001:3::/32", "AMT", RESERVED),
            block("2001:4:112::/48", "AS112-v6", RESERVED),
            block("2001:10::/28", "Deprecated (previously ORCHID)", RESERVED),
            block("2001:20::/28", "ORCHIDv2", RESERVED),
            block("2001:30::/28", "Drone Remote ID Protocol Entity Tags", RESERVED),
            block("2001:db8::/32", "Documentation", DOCUMENTATION),
            block("2002::/16", "6to4", RESERVED),
            block("2620:4f:8000::/48", "Direct Delegation AS112 Service", RESERVED),
            block("3fff::/20", "Documentation", DOCUMENTATION),
            block("5f00::/16", "Segment Routing (SRv6) SIDs", RESERVED),
            block("fc00::/7", "Unique-Local", UNIQUE_LOCAL),
            block("fe80::/10", "Link-Local Unicast", LINK_LOCAL),
            block("ff00::/8", "Multicast", MULTICAST),
            // IPv6 outside 2000::/3, less what is named above
            block("::/8", "Reserved by IETF", RESERVED),
            block("100::/8", "Reserved by IETF", RESERVED),
            block("200::/7", "Reserved by IETF", RESERVED),
            block("400::/6", "Reserved by IETF", RESERVED),
            block("800::/5", "Reserved by IETF", RESERVED),
            block("1000::/4", "Reserved by IETF", RESERVED),
            block("4000::/3", "Reserved by IETF", RESERVED),
            block("6000::/3", "Reserved by IETF", RESERVED),
            block("8000::/3", "Reserved by IETF", RESERVED),
            block("a000::/3", "Reserved by IETF", RESERVED),
            block("c000::/3", "Reserved by IETF", RESERVED),
            block("e000::/4", "Reserved by IETF", RESERVED),
            block("f000::/5", "Reserved by IETF", RESERVED),
            block("f800::/6", "Reserved by IETF", RESERVED),
            block("fe00::/9", "Reserved by IETF", RESERVED),
            block("fec0::/10", "Reserved by IETF", RESERVED));

    private static final String GIVE_PUBLIC_ADDRESSES =
            "Give the public addresses by which your internet traffic leaves;"
                    + " your network team or internet provider knows them.";

    private static final LocationIndex<Block> INDEX = LocationIndex.of(
            ALL.stream().map(block -> new Owned<>(block.range(), block)).toList());

    private SpecialBlocks() {}

    /** The smallest block that contains the range, if any, and those that lie in the range. */
    static Stream<Block> touching(IpRange range) {
        Stream<Block> containing = INDEX.ownersAt(range.first()).stream()
                .filter(block -> block.range().contains(range))
                .limit(1);
        Stream<Block> inside = INDEX.overlapping(range)
                .map(Owned::owner)
                .filter(block -> range.contains(block.range()) && !block.range().equals(range));
        return Stream.concat(containing, inside);
    }

    /** One finding for each kind of block the range lies in or takes in. */
    static List<RangeFinding> findings(IpRange range) {
        Map<RangeCode, List<Block>> blocks =
                touching(range).collect(Collectors.groupingBy(Block::code, TreeMap::new, Collectors.toList()));
        return blocks.entrySet().stream()
                .map(entry -> finding(range, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RangeFinding finding(IpRange range, RangeCode code, List<Block> blocks) {
        String lies = blocks.get(0).range().contains(range) ? "lies in" : "takes in";
        String which = RangeFinding.few(blocks.stream()
                .map(block -> "%s (%s)".formatted(block.range(), block.name()))
                .toList());
        return new RangeFinding(
                code, "%s %s %s: %s %s".formatted(range, lies, which, meaning(code), GIVE_PUBLIC_ADDRESSES));
    }

    private static String meaning(RangeCode code) {
        return switch (code) {
            case PRIVATE, UNIQUE_LOCAL -> "private addresses, which the internet never sees.";
            case LOOPBACK -> "addresses by which a computer reaches itself.";
            case LINK_LOCAL -> "addresses that only work within one network segment.";
            case SHARED_ADDRESS_SPACE -> "addresses used inside providers' networks, which the internet never sees.";
            case MULTICAST -> "addresses of groups of receivers, from which no traffic comes.";
            case UNSPECIFIED -> "addresses that stand for having none.";
            case DOCUMENTATION -> "addresses set aside for examples. Is this an example?";
            default -> "addresses set aside by internet standards, from which no organisation's traffic comes.";
        };
    }

    private static Block block(String range, String name, RangeCode code) {
        return new Block(IpRange.of(range), name, code);
    }
}
