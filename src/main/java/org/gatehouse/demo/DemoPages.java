package org.gatehouse.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.embedded.Mailbox;
import org.gatehouse.notification.embedded.Mailbox.Mail;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.Door;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.DurationWords;
import org.gatehouse.worktime.LondonTime;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages only the demonstration has: the mails that were sent, and the clock. */
@Controller
@Profile("embedded")
class DemoPages {

    private static final Map<String, String> WHEN_MISSING =
            Map.of("advance", "Enter how far to advance the clock, such as PT24H");
    private static final List<Option> STEPS = List.of(
            new Option("PT1H", "1 hour"),
            new Option("PT3H", "3 hours"),
            new Option("P1D", "1 day"),
            new Option("P14D", "14 days"),
            new Option("P180D", "180 days"));

    private final Mailbox mailbox;
    private final Mailboxes mailboxes;
    private final DemoClock clock;
    private final TimeMachine time;
    private final LondonTime london;

    DemoPages(Mailbox mailbox, Mailboxes mailboxes, DemoClock clock, TimeMachine time, LondonTime london) {
        this.mailbox = mailbox;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.time = time;
        this.london = london;
    }

    @GetMapping("/mail")
    String mail(@SignedIn Person person, Model model) {
        boolean all = Door.ADMINISTRATORS.test(person);
        Set<String> addresses = addressesOf(person);
        model.addAttribute("all", all);
        model.addAttribute(
                "mails",
                mailbox.all().stream()
                        .filter(mail -> all || addresses.contains(recipient(mail)))
                        .toList());
        return "demo/mail";
    }

    @GetMapping("/demo/clock")
    ModelAndView clock() {
        return clockPage(null, FormErrors.NONE);
    }

    @PostMapping("/demo/clock")
    ModelAndView advance(
            @RequestParam(required = false) String advance, @SignedIn Person person, RedirectAttributes next) {
        var findings = new Findings();
        Duration by = findings.required("advance", advance, DemoController::duration);
        if (!findings.isEmpty()) {
            return clockPage(advance, FormErrors.invalid(findings.all(), WHEN_MISSING));
        }
        clock.advance(by, person);
        next.addFlashAttribute("done", "It is now " + london.inWords(time.now()));
        return new ModelAndView("redirect:/demo/clock");
    }

    private ModelAndView clockPage(String advance, FormErrors errors) {
        var page = new ModelAndView("demo/clock", errors.status());
        page.addObject("now", time.now());
        page.addObject("offset", DurationWords.of(time.offset()));
        page.addObject("steps", STEPS);
        page.addObject("advance", advance);
        page.addObject("errors", errors);
        return page;
    }

    /** The person's own address, and those at which the groups they work in are reached. */
    private Set<String> addressesOf(Person person) {
        var addresses = new HashSet<AccountAddress>();
        addresses.add(person.address());
        person.groups().stream()
                .filter(group -> !group.equals(Groups.ACCOUNT_HOLDERS))
                .forEach(group -> addresses.addAll(mailboxes.of(group)));
        return addresses.stream().map(AccountAddress::value).collect(Collectors.toSet());
    }

    private static String recipient(Mail mail) {
        return mail.to().toLowerCase(Locale.ROOT);
    }
}
