package org.gatehouse.compromise;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.Password;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a contained account back to its holder: what was found is gone through, then a new password is handed over. */
@Controller
@RequestMapping("/accounts/{address}")
class RemediationPages {

    private static final Map<String, String> WHEN_MISSING = Map.of(
            "identityCheckedBy", "Enter who checked the holder's identity",
            "identityCheckMethod", "Enter how the holder's identity was checked");

    /** The form as it comes in: texts, so that a line nobody offered is none. */
    record Fields(String identityCheckedBy, String identityCheckMethod, List<String> checklist) {

        Fields {
            checklist = checklist == null ? List.of() : checklist;
        }

        RemediationForm toForm() {
            return new RemediationForm(
                    identityCheckedBy,
                    identityCheckMethod == null ? null : identityCheckMethod.replace("\r\n", "\n"),
                    Arrays.stream(ChecklistItem.values())
                            .filter(item -> checklist.contains(item.name()))
                            .toList());
        }
    }

    private final AccountsToMark accounts;
    private final Remediations remediations;
    private final Handovers handovers;
    private final MethodRemovals removals;
    private final Compromises compromises;

    RemediationPages(
            AccountsToMark accounts,
            Remediations remediations,
            Handovers handovers,
            MethodRemovals removals,
            Compromises compromises) {
        this.accounts = accounts;
        this.remediations = remediations;
        this.handovers = handovers;
        this.removals = removals;
        this.compromises = compromises;
    }

    @GetMapping("/remediation")
    ModelAndView blank(@PathVariable String address, @SignedIn Person person) {
        return page(accounts.at(address, person), person, new Fields(person.name(), null, List.of()), FormErrors.NONE);
    }

    @PostMapping("/remediation")
    ModelAndView begin(
            @PathVariable String address,
            @ModelAttribute Fields fields,
            @SignedIn Person person,
            RedirectAttributes next) {
        var findings = new Findings();
        Remediation remediation = fields.toForm().read(findings);
        DirectoryAccount account = accounts.at(address, person);
        try {
            findings.refuseIfAny();
            remediations.begin(account, Caller.self(person), remediation);
            next.addFlashAttribute(
                    "done",
                    "%s is being given back. Hand over a new password to its holder now.".formatted(account.address()));
            next.addAttribute("address", account.address().value());
            return new ModelAndView("redirect:/accounts/{address}");
        } catch (Refusal refusal) {
            return page(account, person, fields, FormErrors.refused(refusal, WHEN_MISSING));
        }
    }

    @PostMapping("/method-removal")
    String removeMethods(@PathVariable String address, @SignedIn Person person, RedirectAttributes next) {
        DirectoryAccount account = accounts.at(address, person);
        removals.remove(account, Caller.self(person));
        next.addFlashAttribute("done", "All methods were removed. The holder registers one at the first sign-in.");
        next.addAttribute("address", account.address().value());
        return "redirect:/accounts/{address}";
    }

    /** The answer itself shows the password: it is in no address, no session and no cache. */
    @PostMapping("/password-handover")
    ModelAndView handOver(@PathVariable String address, @SignedIn Person person, HttpServletResponse response) {
        DirectoryAccount account = accounts.at(address, person);
        Password password = handovers.handOver(account, Caller.self(person));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return new ModelAndView("compromise/handover", Map.of("account", account, "password", password.value()));
    }

    private ModelAndView page(DirectoryAccount account, Person person, Fields fields, FormErrors errors) {
        var page = new ModelAndView("compromise/remediation", errors.status());
        page.addObject("account", account);
        page.addObject(
                "hindrance",
                remediations
                        .hindrance(account, Caller.self(person))
                        .map(Refusal::getMessage)
                        .orElse(null));
        page.addObject("compromise", compromises.latestOf(account.id()).orElse(null));
        page.addObject("found", remediations.found(account));
        page.addObject("checklist", ChecklistItem.values());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        return page;
    }
}
