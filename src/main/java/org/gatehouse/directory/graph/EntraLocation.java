package org.gatehouse.directory.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryUnavailable;

/**
 * A named location as Microsoft Graph shows and takes it. Its ranges go back as they were shown, also those of a kind
 * that Gatehouse does not know.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntraLocation(
        @JsonProperty("@odata.type") String type,
        String id,
        String displayName,
        Boolean isTrusted,
        List<JsonNode> ipRanges) {

    /** One page of named locations, and where the next is. */
    record Page(
            List<EntraLocation> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    private static final String IP_NAMED_LOCATION = "#microsoft.graph.ipNamedLocation";

    /** One that is still to be made. Not trusted: who trusts it trusts the networks of every organisation in it. */
    static EntraLocation empty(String name) {
        return new EntraLocation(IP_NAMED_LOCATION, null, name, false, List.of());
    }

    boolean exists() {
        return id != null;
    }

    /** The ranges in canonical form; what cannot be read is as it was shown. */
    Set<String> cidrs() {
        return shown().stream().map(EntraLocation::canonical).collect(Collectors.toCollection(TreeSet::new));
    }

    EntraLocation with(Set<String> cidrs) {
        Set<String> missing = new TreeSet<>(cidrs);
        missing.removeAll(cidrs());
        return holding(Stream.concat(shown().stream(), missing.stream().map(EntraLocation::range))
                .toList());
    }

    EntraLocation without(Set<String> cidrs) {
        return holding(shown().stream()
                .filter(range -> !cidrs.contains(canonical(range)))
                .toList());
    }

    /** What is sent to change the ranges; Entra keeps what is not sent. */
    EntraLocation rangesAlone() {
        return new EntraLocation(IP_NAMED_LOCATION, null, null, null, ipRanges);
    }

    private EntraLocation holding(List<JsonNode> ranges) {
        return new EntraLocation(type, id, displayName, isTrusted, ranges);
    }

    /** A location read without its ranges must never be written back: it would lose every one of them. */
    private List<JsonNode> shown() {
        if (ipRanges == null) {
            throw new DirectoryUnavailable(
                    "Microsoft Graph showed the named location \"%s\" without IP ranges".formatted(displayName));
        }
        return ipRanges;
    }

    private static JsonNode range(String cidr) {
        String family = cidr.contains(":") ? "iPv6" : "iPv4";
        return JsonNodeFactory.instance
                .objectNode()
                .put("@odata.type", "#microsoft.graph.%sCidrRange".formatted(family))
                .put("cidrAddress", cidr);
    }

    /** Entra keeps bits after the prefix and any spelling of IPv6. */
    private static String canonical(JsonNode range) {
        String cidr = range.path("cidrAddress").asText();
        return Optional.ofNullable(new IPAddressString(cidr).getAddress())
                .filter(IPAddress::isPrefixed)
                .map(address -> address.toPrefixBlock().toCanonicalString())
                .orElseGet(range::toString);
    }
}
