package org.gatehouse.namedlocation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.namedlocation.LocationCriteria.Criterion;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestCase.Change.Kind;
import org.gatehouse.request.RequestType;
import org.gatehouse.store.Json;
import org.gatehouse.worktime.LondonTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the shared pages show a named-location request, and who is told about it. */
@Component
class NamedLocationCase implements RequestCase {

    private final ObjectProvider<NamedLocations> locations;
    private final TenantRanges ranges;
    private final LocationCriteria criteria;
    private final Mailboxes mailboxes;
    private final LondonTime london;
    private final Json json;

    NamedLocationCase(
            ObjectProvider<NamedLocations> locations,
            TenantRanges ranges,
            LocationCriteria criteria,
            Mailboxes mailboxes,
            LondonTime london,
            Json json) {
        this.locations = locations;
        this.ranges = ranges;
        this.criteria = criteria;
        this.mailboxes = mailboxes;
        this.london = london;
        this.json = json;
    }

    @Override
    public RequestType type() {
        return RequestType.NAMED_LOCATION;
    }

    @Override
    public String subject(Request request) {
        NamedLocationDetails details = details(request);
        return "%s named location '%s'".formatted(details.action().inWords(), details.name());
    }

    @Override
    public List<Fact> facts(Request request) {
        NamedLocationDetails details = details(request);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Named location", details.name()));
        facts.add(
                details.action() == LocationAction.REMOVE
                        ? new Fact("Ranges that go", details.formerRanges().replace(",", ", "))
                        : new Fact("Ranges", details.ipRanges().replace(",", ", ")));
        if (details.provider() != null) {
            facts.add(new Fact("Internet provider", details.provider()));
        }
        facts.add(new Fact("Senior approval", details.seniorApproval().inWords()));
        details.answers().stream()
                .map(answer -> new Fact("Answer to a reason", "%s\n%s".formatted(answer.reason(), answer.answer())))
                .forEach(facts::add);
        if (details.comments() != null) {
            facts.add(new Fact("Comments", details.comments()));
        }
        return facts;
    }

    @Override
    public List<Fact> factsForReviewers(Request request) {
        NamedLocationDetails details = details(request);
        if (details.action() == LocationAction.REMOVE) {
            return List.of(
                    new Fact(
                            "What a removal means",
                            "Users of the Named Locations policy, of every organisation, are asked for their second factor there again."));
        }
        List<String> overlaps = ranges.overlaps(request.organisation(), request.ritm(), details.wanted());
        return List.of(
                new Fact(
                        "What an approval means",
                        "From %s nobody of the Named Locations policy is asked for a second factor, whichever organisation they belong to."
                                .formatted(reach(details.wanted()))),
                new Fact(
                        "Overlaps with other organisations",
                        overlaps.isEmpty() ? "None" : String.join("\n", overlaps)));
    }

    @Override
    public List<String> checklist(Request request) {
        return criteria.of(details(request).action()).stream()
                .map(Criterion::text)
                .toList();
    }

    @Override
    public List<Change> changes(Request request) {
        NamedLocationDetails details = details(request);
        if (details.action() == LocationAction.REGISTER) {
            return List.of();
        }
        var diff = RangeDiff.between(details.former(), details.wanted());
        return Stream.of(
                        changed(diff.removed(), Kind.REMOVED),
                        changed(diff.added(), Kind.ADDED),
                        changed(diff.kept(), Kind.KEPT))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean isContestable(Request request) {
        return locations.getObject().isContestable(request);
    }

    @Override
    public String risksPage() {
        return "/named-locations/risks";
    }

    @Override
    public Optional<AccountAddress> vouchedBy(Request request) {
        return Optional.of(AccountAddress.of(details(request).seniorApproval().email()));
    }

    @Override
    public boolean takesDocuments() {
        return true;
    }

    /** Where something that was there goes, every Local Administrator is told, for their users will notice. */
    @Override
    public Set<AccountAddress> contacts(Request request) {
        var contacts = new LinkedHashSet<AccountAddress>();
        contacts.add(request.requestedBy());
        if (details(request).action() != LocationAction.REGISTER) {
            contacts.addAll(mailboxes.of(Groups.localAdministratorsOf(request.organisation())));
        }
        return contacts;
    }

    @Override
    public Map<String, Object> mailValues(Request request) {
        return Map.of(
                "action", details(request).action().name(),
                "location", details(request).name(),
                "escalateUntil", london.inWords(request.escalateUntil()));
    }

    /** IPv4 by addresses; IPv6 by ranges, for the number of its addresses tells nobody anything. */
    private static String reach(List<IpRange> ranges) {
        Map<IpFamily, List<IpRange>> families = ranges.stream().collect(Collectors.groupingBy(IpRange::family));
        var reach = new ArrayList<String>();
        if (families.containsKey(IpFamily.IPV4)) {
            BigInteger addresses = families.get(IpFamily.IPV4).stream()
                    .map(IpRange::addresses)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            reach.add(counted(addresses, "IPv4 address", "IPv4 addresses"));
        }
        if (families.containsKey(IpFamily.IPV6)) {
            int count = families.get(IpFamily.IPV6).size();
            reach.add(counted(BigInteger.valueOf(count), "IPv6 range", "IPv6 ranges"));
        }
        return String.join(" and ", reach);
    }

    private static String counted(BigInteger number, String one, String many) {
        return "%,d %s".formatted(number, number.equals(BigInteger.ONE) ? one : many);
    }

    private static List<Change> changed(List<IpRange> ranges, Kind kind) {
        return ranges.stream().map(range -> new Change(range.toString(), kind)).toList();
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private NamedLocationDetails details(Request request) {
        return json.read(request.details(), NamedLocationDetails.class);
    }
}
