package org.gatehouse.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which administrators do something to an account; each says first what it does. */
@Controller
@RequestMapping("/accounts/{address}/actions/{action}")
class ActionPages {

    private static final Map<String, String> WHEN_MISSING = Map.of(
            "delegate", "Enter the address of who is to have access",
            "message", "Enter what is to be answered");

    /** The form as it comes in. */
    record Fields(String delegate, String message, Boolean ends) {

        static final Fields BLANK = new Fields(null, null, null);

        Wish toWish() {
            return new Wish(
                    delegate, Boolean.TRUE.equals(ends) || message == null ? null : message.replace("\r\n", "\n"));
        }
    }

    private final AccountDesk desk;
    private final AccountActions actions;

    ActionPages(AccountDesk desk, AccountActions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    @GetMapping
    ModelAndView blank(@PathVariable String address, @PathVariable String action, @SignedIn Person person) {
        return page(desk.account(person, address), read(action), person, Fields.BLANK, FormErrors.NONE);
    }

    @PostMapping
    Object carryOut(
            @PathVariable String address,
            @PathVariable String action,
            @ModelAttribute Fields fields,
            @SignedIn Person person,
            RedirectAttributes next,
            HttpServletResponse response) {
        AccountAction wanted = read(action);
        ActionOutcome outcome;
        try {
            outcome = actions.carryOut(person, address, wanted, fields.toWish());
        } catch (Refusal refusal) {
            return page(
                    desk.account(person, address), wanted, person, fields, FormErrors.refused(refusal, WHEN_MISSING));
        }
        if (outcome instanceof ActionOutcome.Done done) {
            next.addFlashAttribute("done", done.inWords());
            next.addAttribute("address", done.account().address().value());
            return new ModelAndView("redirect:/accounts/{address}");
        }
        AccountRecord record = desk.account(person, address);
        if (outcome instanceof ActionOutcome.NewPassword fresh) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            return new ModelAndView(
                    "compromise/handover",
                    Map.of(
                            "account",
                            record.account(),
                            "password",
                            fresh.password().value()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, fileOf(record.account()))
                .body(AccountView.of(record, person));
    }

    private ModelAndView page(
            AccountRecord record, AccountAction action, Person person, Fields fields, FormErrors errors) {
        var page = new ModelAndView("account/action", errors.status());
        page.addObject("account", record.account());
        page.addObject("action", action);
        page.addObject("hindrance", hindrance(record, action, person).orElse(null));
        page.addObject("form", fields);
        page.addObject("errors", errors);
        return page;
    }

    private static Optional<String> hindrance(AccountRecord record, AccountAction action, Person person) {
        return AccountActions.isFor(person, action, record.account())
                ? Optional.ofNullable(record.actions().refusals().get(action))
                : Optional.of("This is not for your role.");
    }

    private static String fileOf(DirectoryAccount account) {
        return ContentDisposition.attachment()
                .filename("%s.json".formatted(account.address()))
                .build()
                .toString();
    }

    /** What is marked and given back has pages of its own. */
    private static AccountAction read(String action) {
        return AccountActions.carriedOut().stream()
                .filter(known -> known.name().equals(action))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
