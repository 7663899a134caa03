package org.gatehouse.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.embedded.DirectoryFaults;
import org.gatehouse.directory.embedded.DirectoryOperation;
import org.gatehouse.engine.Sweeps;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.identity.Person;
import org.gatehouse.notification.OutboxRelay;
import org.gatehouse.notification.embedded.MailFaults;
import org.gatehouse.notification.embedded.Mailbox;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.web.SignedIn;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The demo parts of the REST contract. */
@RestController
@Profile("embedded")
@RequestMapping("/api/v1/demo")
class DemoController {

    record ClockView(Instant now, Duration offset) {}

    record ClockBody(String advance) {}

    record DirectoryFaultBody(DirectoryOperation operation, String account, DirectoryFaults.Mode mode, Integer times) {}

    record MailFaultBody(String operation, String account, MailFaults.Mode mode, Integer times) {}

    private final DemoClock clock;
    private final TimeMachine time;
    private final Mailbox mailbox;
    private final DirectoryFaults directoryFaults;
    private final MailFaults mailFaults;
    private final BehindOurBack behindOurBack;
    private final Sweeps sweeps;
    private final OutboxRelay relay;
    private final DemoFacts facts;

    DemoController(
            DemoClock clock,
            TimeMachine time,
            Mailbox mailbox,
            DirectoryFaults directoryFaults,
            MailFaults mailFaults,
            BehindOurBack behindOurBack,
            Sweeps sweeps,
            OutboxRelay relay,
            DemoFacts facts) {
        this.clock = clock;
        this.time = time;
        this.mailbox = mailbox;
        this.directoryFaults = directoryFaults;
        this.mailFaults = mailFaults;
        this.behindOurBack = behindOurBack;
        this.sweeps = sweeps;
        this.relay = relay;
        this.facts = facts;
    }

    @GetMapping("/clock")
    ClockView clock() {
        return new ClockView(time.now(), time.offset());
    }

    @PostMapping("/clock")
    ClockView advance(@RequestBody ClockBody body, @SignedIn Person person) {
        var findings = new Findings();
        Duration by = findings.required("advance", body.advance(), DemoController::duration);
        findings.refuseIfAny();
        clock.advance(by, person);
        return clock();
    }

    @GetMapping("/mail")
    Map<String, List<Mailbox.Mail>> mail() {
        return Map.of("items", mailbox.all());
    }

    @PostMapping("/directory-faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void directoryFaults(@RequestBody DirectoryFaultBody body, @SignedIn Person person) {
        var findings = new Findings();
        findings.required("mode", body.mode());
        checkTimes(body.times(), findings);
        String account = body.account() == null ? null : behindOurBack.account(body.account(), findings);
        findings.refuseIfAny();
        facts.record(
                person,
                "Faults of the directory were set",
                body,
                () -> directoryFaults.set(body.operation(), account, body.mode(), body.times()));
    }

    @PostMapping("/mail-faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mailFaults(@RequestBody MailFaultBody body, @SignedIn Person person) {
        var findings = new Findings();
        findings.required("mode", body.mode());
        checkTimes(body.times(), findings);
        findings.refuseIfAny();
        facts.record(person, "Faults of mail were set", body, () -> mailFaults.set(body.mode(), body.times()));
    }

    @PostMapping("/directory-changes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void directoryChanges(@RequestBody BehindOurBack.Change change, @SignedIn Person person) {
        facts.record(
                person,
                "The directory was changed behind the product's back",
                change,
                () -> behindOurBack.make(change));
    }

    @PostMapping("/sweeps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sweep(@SignedIn Person person) {
        facts.record(person, "All sweeps were run", Map.of());
        sweeps.runAll();
        relay.relay();
    }

    private static void checkTimes(Integer times, Findings findings) {
        if (times != null && times < 1) {
            findings.add("times", "OUT_OF_RANGE", "At least once");
        }
    }

    static Duration duration(String text) {
        try {
            Duration by = Duration.parse(text);
            if (by.isNegative() || by.compareTo(DemoClock.FURTHEST) > 0) {
                throw new Malformed("OUT_OF_RANGE", "Between PT0S and " + DemoClock.FURTHEST);
            }
            return by;
        } catch (DateTimeParseException e) {
            throw new Malformed("NOT_A_DURATION", "An ISO-8601 duration such as PT24H");
        }
    }
}
