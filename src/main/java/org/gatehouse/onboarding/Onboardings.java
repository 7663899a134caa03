package org.gatehouse.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.Caller;
import org.gatehouse.onboarding.OnboardingPolicy.Assessment;
import org.gatehouse.onboarding.OnboardingPolicy.Holder;
import org.gatehouse.onboarding.OnboardingPolicy.Impossible;
import org.gatehouse.onboarding.OnboardingPolicy.Possible;
import org.gatehouse.organisation.PolicyLinks;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.SlotTaken;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.worktime.ServiceLevels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files onboarding requests and retires completed ones. */
@Service
@Transactional
class Onboardings {

    private static final Logger log = LoggerFactory.getLogger(Onboardings.class);
    private static final String SERVICE_LEVEL = "onboarding-review";

    private final Requests requests;
    private final Filing filing;
    private final PolicyLinks links;
    private final Directory directory;
    private final ServiceLevels serviceLevels;
    private final Journal journal;
    private final Json json;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;

    Onboardings(
            Requests requests,
            Filing filing,
            PolicyLinks links,
            Directory directory,
            ServiceLevels serviceLevels,
            Journal journal,
            Json json,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine) {
        this.requests = requests;
        this.filing = filing;
        this.links = links;
        this.directory = directory;
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
    RequestReference file(OnboardingCommand command, Findings findings) {
        filing.begin(command.caller(), command.organisation(), command.ritm(), findings);
        if (command.organisation() == null || command.group() == null) {
            throw refused(command, findings);
        }
        OnboardingPolicy.Facts facts = facts(command);
        Assessment assessment = OnboardingPolicy.assess(facts);
        if (assessment instanceof Impossible impossible) {
            findings.addAll(impossible.findings());
        }
        if (!findings.isEmpty()) {
            throw refused(command, findings);
        }
        return file(command, (Possible) assessment, facts);
    }

    /** Directory support takes a completed onboarding back: the link is removed and its absence read back first. */
    void retire(RequestReference ritm, Caller caller, String reason) {
        Request request = requests.hold(ritm);
        if (request.type() != RequestType.ONBOARDING || request.status() != RequestStatus.COMPLETED) {
            throw Refusal.conflict("NOT_COMPLETED", "Only a completed onboarding can be retired");
        }
        OnboardingDetails details = details(request);
        unlink(details);
        links.end(ritm.value(), clock.instant());
        journal.note(
                ritm,
                JournalKind.DIRECTORY,
                "Link of %s to the %s policy removed, and read back as gone"
                        .formatted(details.securityGroup(), details.policy().inWords()),
                caller.login(),
                Map.of("wanted", "not linked", "read", "not linked"));
        journal.note(ritm, JournalKind.STATUS, "Reason of the retirement", caller.login(), Map.of("reason", reason));
        requests.move(ritm, request.type(), RequestStatus.RETIRED, caller.login());
    }

    OnboardingDetails details(Request request) {
        return json.read(request.details(), OnboardingDetails.class);
    }

    private RequestReference file(OnboardingCommand command, Possible possible, OnboardingPolicy.Facts facts) {
        Instant now = clock.instant();
        var deadlines = serviceLevels.from(SERVICE_LEVEL, now);
        var details = new OnboardingDetails(
                command.policy(),
                command.scope(),
                possible.group().displayName(),
                possible.group().id(),
                command.contact().value(),
                command.comments());
        try {
            Request request = requests.file(new NewRequest(
                    command.ritm(),
                    RequestType.ONBOARDING,
                    command.organisation(),
                    command.caller(),
                    command.slot(),
                    details,
                    possible.warnings(),
                    now,
                    deadlines.remindAt(),
                    deadlines.dueAt()));
            String instance =
                    engine.as(command.caller().login(), () -> OnboardingProcess.start(runtime, request.ritm()));
            requests.startedAs(request.ritm(), instance);
            return request.ritm();
        } catch (SlotTaken meanwhile) {
            var findings = new Findings();
            findings.addAll(List.of(OnboardingPolicy.slotTaken(facts)));
            throw refused(command, findings);
        }
    }

    private OnboardingPolicy.Facts facts(OnboardingCommand command) {
        return new OnboardingPolicy.Facts(
                command.organisation(),
                command.policy(),
                command.scope(),
                command.group(),
                DirectoryCall.orRefuse(
                        "The directory cannot be asked about the group just now. Nothing was stored. Try again later.",
                        () -> directory.groupsNamed(command.group())),
                command.policy() == null
                        ? null
                        : requests.holderOf(command.slot())
                                .map(ritm -> new Holder(ritm, requests.get(ritm).isOpen()))
                                .orElse(null));
    }

    private void unlink(OnboardingDetails details) {
        DirectoryCall.orRefuse(
                "The directory did not confirm that the link is gone. The request stays completed. Try again later.",
                () -> {
                    directory.unlink(details.securityGroupId(), details.policy());
                    if (directory.isLinked(details.securityGroupId(), details.policy())) {
                        throw new DirectoryUnavailable("The link is still there");
                    }
                });
    }

    private static Refusal refused(OnboardingCommand command, Findings findings) {
        log.info("Onboarding of {} refused: {}", command.organisation(), findings.codes());
        return Refusal.of(findings);
    }
}
