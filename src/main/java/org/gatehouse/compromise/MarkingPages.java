package org.gatehouse.compromise;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.NothingNew;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Marks an account as compromised, from its page's dialog or from a page of its own, and tells how far the lock-down is. */
@Controller
@RequestMapping("/accounts/{address}")
class MarkingPages {

    /** What the rest of the request's page waits for, to be read once more. */
    private static final String MOVED = "lock-down-moved";

    /** The form as it comes in: texts, so that a sign nobody offered is none. */
    record Fields(List<String> signs, String comment) {

        static final Fields EMPTY = new Fields(List.of(), null);

        Fields {
            signs = signs == null ? List.of() : signs;
        }

        MarkingForm toForm() {
            return new MarkingForm(
                    Arrays.stream(Sign.values())
                            .filter(sign -> signs.contains(sign.name()))
                            .toList(),
                    comment == null ? null : comment.replace("\r\n", "\n"));
        }
    }

    private final AccountsToMark accounts;
    private final Markings markings;
    private final Compromises compromises;
    private final ActionTable table;
    private final Standings standings;

    MarkingPages(
            AccountsToMark accounts,
            Markings markings,
            Compromises compromises,
            ActionTable table,
            Standings standings) {
        this.accounts = accounts;
        this.markings = markings;
        this.compromises = compromises;
        this.table = table;
        this.standings = standings;
    }

    @GetMapping("/compromise")
    ModelAndView blank(@PathVariable String address, @SignedIn Person person) {
        return page(accounts.at(address, person), Fields.EMPTY, FormErrors.NONE);
    }

    /** Goes back to the accounts, where one sees how the lock-down gets on (AC-102). */
    @PostMapping("/compromise")
    ModelAndView mark(
            @PathVariable String address,
            @ModelAttribute Fields fields,
            @SignedIn Person person,
            RedirectAttributes next) {
        var findings = new Findings();
        Marking marking = fields.toForm().read(findings);
        DirectoryAccount account = accounts.at(address, person);
        try {
            findings.refuseIfAny();
            markings.mark(account, Caller.self(person), null, marking);
            next.addAttribute("marked", account.address().value());
            return new ModelAndView("redirect:/accounts");
        } catch (Refusal refusal) {
            return page(account, fields, FormErrors.refused(refusal, Map.of()));
        }
    }

    /**
     * How far the lock-down is, for a page that watches it.
     *
     * @param seen the stamp of what it shows; nothing is answered while that is still so
     * @param panel whether it is the panel above the accounts
     */
    @GetMapping("/lock-down")
    ModelAndView lockDown(
            @PathVariable String address,
            @RequestParam(required = false) String seen,
            @RequestParam(defaultValue = "false") String panel,
            @SignedIn Person person,
            HttpServletResponse response) {
        DirectoryAccount account = accounts.seen(address, person);
        Containment containment = compromises
                .containmentOf(account.id())
                .orElseThrow(() -> Refusal.unknown("This account was never marked as compromised"));
        if (containment.stamp().equals(seen)) {
            return NothingNew.answer();
        }
        response.setHeader("HX-Trigger", MOVED);
        var news = new ModelAndView("compromise/lock-down :: news");
        news.addObject("containment", containment);
        news.addObject("address", account.address().value());
        news.addObject("panel", Boolean.parseBoolean(panel));
        return news;
    }

    private ModelAndView page(DirectoryAccount account, Fields fields, FormErrors errors) {
        Standing standing = standings.of(account.id());
        var page = new ModelAndView("compromise/mark", errors.status());
        page.addObject("account", account);
        page.addObject("again", standing.compromised());
        page.addObject(
                "hindrance",
                table.refusal(AccountAction.MARK_COMPROMISED, account, standing).orElse(null));
        page.addObject("signs", Sign.values());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        return page;
    }
}
