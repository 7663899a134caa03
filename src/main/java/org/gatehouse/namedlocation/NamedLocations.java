package org.gatehouse.namedlocation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.Caller;
import org.gatehouse.namedlocation.NamedLocationDetails.Contest;
import org.gatehouse.namedlocation.NamedLocationPolicy.Assessment;
import org.gatehouse.namedlocation.NamedLocationPolicy.Correction;
import org.gatehouse.namedlocation.NamedLocationPolicy.Facts;
import org.gatehouse.namedlocation.NamedLocationPolicy.Impossible;
import org.gatehouse.namedlocation.NamedLocationPolicy.Possible;
import org.gatehouse.organisation.PolicyLinks;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Requests.Noted;
import org.gatehouse.request.SlotTaken;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.worktime.ServiceLevels;
import org.gatehouse.worktime.WorkingHours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files requests about named locations and contests their rejections. */
@Service
@Transactional
class NamedLocations {

    private static final Logger log = LoggerFactory.getLogger(NamedLocations.class);
    private static final String SERVICE_LEVEL = "named-location-review";

    private final Requests requests;
    private final LocationRegister register;
    private final TenantRanges ranges;
    private final Filing filing;
    private final PolicyLinks links;
    private final Decisions decisions;
    private final ServiceLevels serviceLevels;
    private final Journal journal;
    private final Json json;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;

    NamedLocations(
            Requests requests,
            LocationRegister register,
            TenantRanges ranges,
            Filing filing,
            PolicyLinks links,
            Decisions decisions,
            ServiceLevels serviceLevels,
            Journal journal,
            Json json,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine) {
        this.requests = requests;
        this.register = register;
        this.ranges = ranges;
        this.filing = filing;
        this.links = links;
        this.decisions = decisions;
        this.serviceLevels = serviceLevels;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Files what can be filed.
     *
     * @param findings what could not be read of the form; what else is found is told together with it
     * @throws Refusal with every reason against it
     */
    RequestReference file(NamedLocationCommand command, Findings findings) {
        filing.begin(command.caller(), command.organisation(), command.ritm(), findings);
        if (command.organisation() == null || command.action() == null || command.name() == null) {
            reportRanges(command, findings);
            throw refused(command, findings);
        }
        register.hold();
        Facts facts = facts(command);
        Assessment assessment = NamedLocationPolicy.assess(facts);
        if (assessment instanceof Impossible impossible) {
            findings.addAll(impossible.findings());
        }
        if (!findings.isEmpty()) {
            throw refused(command, findings);
        }
        return file(command, facts, (Possible) assessment);
    }

    /** Contests a rejection within its window (AC-080). */
    void escalate(RequestReference ritm, Caller caller, String grounds) {
        Request request = requests.hold(ritm);
        filing.refuseOutsiders(caller, request);
        if (!request.isContestable(clock.instant())) {
            throw Refusal.conflict(
                    "NOT_CONTESTABLE",
                    "Only a rejected request can be contested, once, and until its window of ten working days closes");
        }
        NamedLocationDetails details = details(request);
        try {
            requests.takeSlot(
                    ritm, NamedLocationCommand.slotOf(request.organisation(), LocationName.of(details.name())));
        } catch (SlotTaken taken) {
            throw Refusal.conflict(
                    "LOCATION_REQUEST_PENDING",
                    "Another request about the named location '%s' is open. Contest this one when that is decided."
                            .formatted(details.name()));
        }
        if (!isAsItWasAsked(request)) {
            throw Refusal.conflict(
                    "LOCATION_CHANGED",
                    "The named location '%s' has changed since this was asked for. File a new request instead."
                            .formatted(details.name()));
        }
        requests.contestableUntil(ritm, null);
        requests.move(ritm, request.type(), RequestStatus.ESCALATED, caller.login());
        requests.rewrite(
                ritm,
                details.contested(new Contest(grounds, caller.login(), null)),
                new Noted(JournalKind.STATUS, "Grounds of the escalation", caller.login(), Map.of("grounds", grounds)));
        engine.run(caller.login(), () -> NamedLocationProcess.escalate(runtime, request.processInstance()));
    }

    /** Adds what the helpdesk wants the panel to know of a contested rejection. */
    void noteForThePanel(RequestReference ritm, String note, Noted noted) {
        NamedLocationDetails details = details(requests.get(ritm));
        requests.rewrite(
                ritm,
                details.contested(new Contest(
                        details.contest().grounds(), details.contest().by(), note)),
                noted);
    }

    /** Whether a rejection could be contested: nobody else is changing the location, and nobody has. */
    @Transactional(readOnly = true)
    public boolean isContestable(Request request) {
        String slot = NamedLocationCommand.slotOf(
                request.organisation(), LocationName.of(details(request).name()));
        return requests.holderOf(slot).isEmpty() && isAsItWasAsked(request);
    }

    /** Whether what is registered now is what was when the request was filed: an old request undoes nothing newer. */
    private boolean isAsItWasAsked(Request request) {
        NamedLocationDetails details = details(request);
        RegisteredLocation now = register.find(request.organisation(), LocationName.of(details.name()))
                .orElse(null);
        return now == null
                ? details.location() == null
                : now.id().equals(details.location())
                        && now.ranges()
                                .equals(details.former().stream().sorted().toList());
    }

    NamedLocationDetails details(Request request) {
        return json.read(request.details(), NamedLocationDetails.class);
    }

    private RequestReference file(NamedLocationCommand command, Facts facts, Possible possible) {
        Instant now = clock.instant();
        var deadlines = serviceLevels.from(SERVICE_LEVEL, now);
        try {
            Request request = requests.file(new NewRequest(
                    command.ritm(),
                    RequestType.NAMED_LOCATION,
                    command.organisation(),
                    command.caller(),
                    command.slot(),
                    asked(command, facts),
                    Stream.concat(
                                    command
                                            .seniorApproval()
                                            .old(LocalDate.ofInstant(now, WorkingHours.LONDON))
                                            .stream(),
                                    possible.warnings().stream())
                            .toList(),
                    now,
                    deadlines.remindAt(),
                    deadlines.dueAt()));
            register.want(
                    request.ritm(),
                    facts.report() == null ? List.of() : facts.report().ranges());
            if (facts.rejected() != null) {
                correct(facts.rejected().ritm(), request.ritm(), command.caller());
            }
            String instance =
                    engine.as(command.caller().login(), () -> NamedLocationProcess.start(runtime, request.ritm()));
            requests.startedAs(request.ritm(), instance);
            return request.ritm();
        } catch (SlotTaken meanwhile) {
            var findings = new Findings();
            findings.addAll(List.of(NamedLocationPolicy.taken(facts)));
            throw refused(command, findings);
        }
    }

    private void correct(RequestReference rejected, RequestReference by, Caller caller) {
        Request before = requests.hold(rejected);
        requests.resubmitted(rejected, by, caller.login());
        engine.run(caller.login(), () -> NamedLocationProcess.resubmit(runtime, before.processInstance()));
    }

    private NamedLocationDetails asked(NamedLocationCommand command, Facts facts) {
        RegisteredLocation before = facts.registered();
        return new NamedLocationDetails(
                command.action(),
                before == null ? command.name().value() : before.name(),
                before == null ? null : before.id(),
                facts.report() == null ? "" : text(facts.report().ranges()),
                before == null ? "" : text(before.ranges()),
                command.provider(),
                command.seniorApproval(),
                command.criteriaConfirmed(),
                command.answers(),
                command.comments(),
                null);
    }

    private Facts facts(NamedLocationCommand command) {
        RegisteredLocation registered =
                register.find(command.organisation(), command.name()).orElse(null);
        String replaced = registered == null ? null : registered.id();
        return new Facts(
                command.organisation(),
                command.action(),
                command.name(),
                links.isOnboarded(command.organisation(), MfaPolicy.NAMED_LOCATIONS),
                requests.holderOf(command.slot()).orElse(null),
                registered,
                register.isDefault(command.name()),
                command.ipRanges() == null
                        ? null
                        : RangeAnalyst.analyse(command.ipRanges(), ranges.asSeenBy(command.organisation(), replaced)),
                command.resubmissionOf() == null ? null : correction(command),
                command.answers());
    }

    private Correction correction(NamedLocationCommand command) {
        RequestReference ritm = command.resubmissionOf();
        return requests.find(ritm)
                .filter(request -> request.type() == RequestType.NAMED_LOCATION)
                .filter(request -> request.organisation().equals(command.organisation()))
                .map(request -> new Correction(ritm, request.isContestable(clock.instant()), lastReasons(ritm)))
                .orElseGet(() -> new Correction(ritm, false, List.of()));
    }

    private List<String> lastReasons(RequestReference ritm) {
        List<Decision> made = decisions.on(ritm);
        return made.isEmpty() ? List.of() : made.get(made.size() - 1).reasons();
    }

    /** What is wrong with the ranges can be told even where it is not known whose they are. */
    private void reportRanges(NamedLocationCommand command, Findings findings) {
        if (command.ipRanges() != null) {
            RangeAnalyst.analyse(command.ipRanges(), ranges.asSeenBy(command.organisation(), null))
                    .errors()
                    .forEach(error -> findings.add("ipRanges", error.code(), error.message()));
        }
    }

    private static String text(List<IpRange> ranges) {
        return ranges.stream().map(IpRange::toString).collect(Collectors.joining(","));
    }

    private static Refusal refused(NamedLocationCommand command, Findings findings) {
        log.info("Named location of {} refused: {}", command.organisation(), findings.codes());
        return Refusal.of(findings);
    }
}
