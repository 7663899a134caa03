package org.gatehouse.signin;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.guidance.Guide;
import org.gatehouse.identity.Person;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a sign-in, for scripts and other systems. */
@RestController
@RequestMapping("/api/v1/sign-in-checks")
class SignInController {

    record CheckBody(String account, Application application, Client client, String sourceIp, String at) {}

    record FactsBody(
            boolean disabled,
            boolean compromised,
            boolean everCompromised,
            boolean exceptionActive,
            boolean administrator,
            List<MfaPolicy> policies,
            boolean perUserMfa,
            List<MethodType> methods,
            String graceStartedAt,
            boolean fromNamedLocation) {

        /** Whoever is compromised now was so once. */
        private Facts read(Findings findings) {
            return new Facts(
                    disabled,
                    compromised,
                    everCompromised || compromised,
                    exceptionActive,
                    administrator,
                    set(policies),
                    perUserMfa,
                    set(methods),
                    findings.optional("facts.graceStartedAt", graceStartedAt, Asked::instant),
                    fromNamedLocation);
        }

        private static <T> Set<T> set(Collection<T> values) {
            return values == null
                    ? Set.of()
                    : values.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    record WhatIfBody(FactsBody facts, Application application, Client client, String at) {}

    record View(
            Outcome outcome,
            String rule,
            EffectivePolicy policy,
            Instant graceEndsAt,
            List<String> reasons,
            List<String> advice) {

        static View of(Answer answer) {
            return new View(
                    answer.outcome(),
                    answer.rule(),
                    answer.policy(),
                    answer.graceEndsAt(),
                    answer.reasons(),
                    answer.advice().stream().map(View::inWords).toList());
        }

        private static String inWords(Guide guide) {
            return "%s: %s %s".formatted(guide.title(), guide.text(), guide.href());
        }
    }

    private final SignInDesk desk;

    SignInController(SignInDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "What becomes of a sign-in of an account as it is now", description = """
            `at` is when, now if missing: an exception that is over by then does not count, and neither do days of grace. \
            OUTLOOK_2010 and OUTLOOK_2013 go with OUTLOOK only. `rule` is the number of the rule that counts, with its \
            source; where MFA is due, the rule of what is due follows. Whether Microsoft really asks also depends on when \
            the device was last proven: the answer says that MFA is required, never that a prompt appears.""")
    @PostMapping
    View check(@RequestBody CheckBody body, @SignedIn Person person) {
        var findings = new Findings();
        Asked asked =
                Asked.read(body.account(), body.application(), body.client(), body.sourceIp(), body.at(), findings);
        return View.of(desk.answer(desk.gather(person, asked, findings)));
    }

    @Operation(summary = "What would become of a sign-in, given the facts", description = """
            Facts that are missing are false or empty; a missing `graceStartedAt` means that the account joins its Named \
            Locations group at `at`.""")
    @PostMapping("/what-if")
    View whatIf(@RequestBody WhatIfBody body) {
        var findings = new Findings();
        Asked.what(body.application(), body.client(), findings);
        Instant at = findings.optional("at", body.at(), Asked::instant);
        FactsBody given = findings.required("facts", body.facts());
        Facts facts = given == null ? null : given.read(findings);
        findings.refuseIfAny();
        var attempt = new Attempt(body.application(), body.client(), at == null ? desk.now() : at);
        return View.of(desk.answer(facts, attempt, Seen.NOTHING));
    }
}
