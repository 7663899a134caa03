package org.gatehouse.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatehouse.census.Census;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Door;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;

/**
 * The two reports: how far an organisation or the tenant has come (AC-120), and how each account stands (AC-119).
 * Both are about what the directory told up to now, and are refused until it has told all for the first time.
 */
@Component
class Reports {

    private static final int AT_A_TIME = 1_000;
    private static final Predicate<Person> SEE_ALL =
            Door.anyOf(Groups.AUDITORS, Groups.HELPDESK, Groups.DIRECTORY_SUPPORT);
    static final Predicate<Person> READERS = Door.LOCAL_ADMINISTRATORS.or(SEE_ALL);

    private final Census census;
    private final TenantTable tenant;
    private final Precedence precedence;
    private final PolicyTerms terms;
    private final Organisations organisations;
    private final Clock clock;

    Reports(
            Census census,
            TenantTable tenant,
            Precedence precedence,
            PolicyTerms terms,
            Organisations organisations,
            Clock clock) {
        this.census = census;
        this.tenant = tenant;
        this.precedence = precedence;
        this.terms = terms;
        this.organisations = organisations;
        this.clock = clock;
    }

    static boolean seesAll(Person person) {
        return SEE_ALL.test(person);
    }

    /**
     * Whose accounts a reader asks for.
     *
     * @param organisation as it was written; only who sees all may leave it out
     * @return null for the whole tenant
     * @throws Refusal if it is malformed or missing, or there is no such organisation for this reader
     */
    OdsCode scope(Person person, String organisation) {
        var findings = new Findings();
        OdsCode only = seesAll(person)
                ? findings.optional("organisation", organisation, OdsCode::of)
                : findings.required("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        if (only != null && !person.administers(only) && !(seesAll(person) && exists(only))) {
            throw Refusal.unknown("There is no organisation %s whose accounts you may see".formatted(only));
        }
        return only;
    }

    private boolean exists(OdsCode organisation) {
        return organisations.find(organisation).isPresent() || tenant.hasAccountsOf(organisation);
    }

    /** @param organisation null for the whole tenant */
    Adoption adoption(OdsCode organisation) {
        Instant asOf = asOf();
        Wanted wanted = wanted(organisation, Part.ALL);
        var tally = new Tally();
        tenant.alike(wanted, false)
                .forEach(alike -> tally.add(alike, wanted.policies().of(alike.facts())));
        return tally.of(organisation, asOf);
    }

    /**
     * The same of each organisation by itself, in the order of their codes.
     *
     * @param organisation only this one, or null for all
     */
    List<Adoption> organisations(OdsCode organisation) {
        Instant asOf = asOf();
        Wanted wanted = wanted(organisation, Part.ALL);
        Map<String, Tally> tallies = new TreeMap<>();
        for (Alike alike : tenant.alike(wanted, true)) {
            String code =
                    alike.organisation() == null ? "" : alike.organisation().value();
            tallies.computeIfAbsent(code, owner -> new Tally())
                    .add(alike, wanted.policies().of(alike.facts()));
        }
        return tallies.entrySet().stream()
                .map(each -> each.getValue().of(each.getKey().isEmpty() ? null : OdsCode.of(each.getKey()), asOf))
                .toList();
    }

    /** The organisations with most accounts not under MFA. */
    List<Share> furthestBehind(int most) {
        return tenant.shares(new PoliciesThatCount(precedence, terms), most);
    }

    /** @param organisation null for the whole tenant */
    PageOf<StatusLine> status(OdsCode organisation, Part part, PageOf.Wanted page) {
        asOf();
        return tenant.page(wanted(organisation, part), page);
    }

    /** Hands out everything that the pages show; between two parts no connection is held. */
    void eachStatus(OdsCode organisation, Part part, Consumer<List<StatusLine>> to) {
        asOf();
        Wanted wanted = wanted(organisation, part);
        List<StatusLine> lines = tenant.after(null, wanted, AT_A_TIME);
        while (!lines.isEmpty()) {
            to.accept(lines);
            lines = tenant.after(lines.get(lines.size() - 1), wanted, AT_A_TIME);
        }
    }

    /**
     * When the directory had last told all there was, which is now, unless it does not answer.
     *
     * @throws Refusal if it has not yet done so once
     */
    Instant asOf() {
        if (census.asOf() == null) {
            throw Refusal.unavailable(
                    "CENSUS_NOT_TAKEN",
                    "The accounts are being read from the directory for the first time. Try again when that is done");
        }
        census.catchUp();
        return census.asOf();
    }

    private Wanted wanted(OdsCode organisation, Part part) {
        return new Wanted(organisation, part, new PoliciesThatCount(precedence, terms), clock.instant());
    }
}
