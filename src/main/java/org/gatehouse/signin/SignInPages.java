package org.gatehouse.signin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.LondonTime;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that answers why somebody was prompted, what would change it, and the cases of the guidance. */
@Controller
@RequestMapping("/sign-in-checks")
class SignInPages {

    static final List<Option> APPLICATIONS = Arrays.stream(Application.values())
            .map(application -> new Option(application.name(), application.inWords()))
            .toList();
    static final List<Option> CLIENTS = Arrays.stream(Client.values())
            .map(client -> new Option(client.name(), client.inWords()))
            .toList();
    private static final List<String> CHANGES =
            Arrays.stream(Change.values()).map(Change::inWords).toList();
    private static final Map<String, String> WHEN_MISSING = Map.of(
            "account", "Enter the address of the account",
            "sourceIp", "Enter the IP address from which the sign-in comes",
            "application", "Choose an application",
            "client", "Choose a client");

    /** @param at as a field for a local date and time sends it, in England's time */
    record Fields(String account, String application, String client, String sourceIp, String at, List<String> change) {

        /** Whether anything was asked, so that there is something to be wrong. */
        boolean asks() {
            return sourceIp != null;
        }

        Asked read(Findings findings) {
            Instant when = findings.optional("at", at, Fields::inEngland);
            return Asked.read(
                    account,
                    findings.optional("application", application, text -> Option.chosen(Application.class, text)),
                    findings.optional("client", client, text -> Option.chosen(Client.class, text)),
                    sourceIp,
                    when == null ? null : when.toString(),
                    findings);
        }

        /** By their numbers; whatever else was sent is passed over. */
        List<Change> changes() {
            return change == null
                    ? List.of()
                    : IntStream.range(0, CHANGES.size())
                            .filter(number -> change.contains(String.valueOf(number)))
                            .mapToObj(number -> Change.values()[number])
                            .toList();
        }

        private static Instant inEngland(String text) {
            try {
                return LocalDateTime.parse(text.strip())
                        .atZone(WorkingHours.LONDON)
                        .toInstant();
            } catch (DateTimeParseException noTime) {
                throw new Malformed("NOT_AN_INSTANT", "Enter a day and a time");
            }
        }
    }

    private final SignInDesk desk;
    private final Answers answers;
    private final SignInRules rules;
    private final LondonTime london;

    SignInPages(SignInDesk desk, Answers answers, SignInRules rules, LondonTime london) {
        this.desk = desk;
        this.answers = answers;
        this.rules = rules;
        this.london = london;
    }

    @GetMapping
    ModelAndView check(@ModelAttribute("fields") Fields fields, @SignedIn Person person) {
        if (!fields.asks()) {
            return form(fields, FormErrors.NONE);
        }
        var findings = new Findings();
        Asked asked = fields.read(findings);
        Change.refuseContradictions(fields.changes(), findings);
        try {
            return answered(fields, desk.gather(person, asked, findings));
        } catch (Refusal refusal) {
            return form(fields, errors(refusal));
        }
    }

    @GetMapping("/examples/{example}")
    ModelAndView example(@PathVariable Example example) {
        var page = new ModelAndView("signin/example");
        page.addObject("example", example);
        page.addObject("examples", Example.values());
        var attempt = new Attempt(Application.OUTLOOK, Client.DESKTOP, desk.now());
        SignInRules.InForce inForce = rules.inForce();
        if (example.isOfASite()) {
            List<Member> members = example.site().stream()
                    .map(somebody -> new Member(somebody.name(), inForce.judge(somebody.facts(), attempt)))
                    .toList();
            page.addObject("report", SiteReport.of(members, attempt, "The address of the site"));
        } else {
            page.addObject(
                    "comparison",
                    Comparison.of(
                            "On site",
                            answers.of(inForce.judge(example.onSite(), attempt), Seen.NOTHING),
                            "At home",
                            answers.of(inForce.judge(example.atHome(), attempt), Seen.NOTHING),
                            london));
        }
        return page;
    }

    private ModelAndView answered(Fields fields, Gathered now) {
        ModelAndView page = form(fields, FormErrors.NONE);
        Answer answer = desk.answer(now);
        page.addObject("answer", answer);
        page.addObject("at", now.attempt().at());
        List<Change> changes = fields.changes();
        if (!changes.isEmpty()) {
            Gathered changed = now;
            for (Change change : changes) {
                changed = change.of(changed);
            }
            String title =
                    String.join(", ", changes.stream().map(Change::inWords).toList());
            Answer other = desk.answer(changed);
            page.addObject("comparison", Comparison.of("As it is", answer, title, other, london));
        }
        return page;
    }

    private static ModelAndView form(Fields fields, FormErrors errors) {
        var page = new ModelAndView("signin/check", errors.status());
        page.addObject("errors", errors);
        page.addObject("fields", fields);
        page.addObject("applications", APPLICATIONS);
        page.addObject("clients", CLIENTS);
        page.addObject("changes", CHANGES);
        page.addObject("chosen", fields.changes().stream().map(Change::ordinal).toList());
        page.addObject("examples", Example.values());
        return page;
    }

    /** An account that does not exist is what is wrong with its field. */
    private static FormErrors errors(Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.UNKNOWN) {
            return FormErrors.invalid(
                    List.of(new Finding("account", "ACCOUNT_UNKNOWN", refusal.getMessage())), WHEN_MISSING);
        }
        return FormErrors.refused(refusal, WHEN_MISSING);
    }
}
