package org.gatehouse.compromise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Many accounts marked as compromised in one call: a case for each, and one that cannot be marked stops no other. */
@RestController
class BulkController {

    private static final int MOST = 200;

    record BulkBody(List<String> accounts, List<Sign> signs, String comment, String requestedBy) {}

    /** What became of one account: its case, or why there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(String account, String ritm, Finding problem) {}

    record Items(List<Item> items) {}

    private final AccountsToMark accounts;
    private final Markings markings;

    BulkController(AccountsToMark accounts, Markings markings) {
        this.accounts = accounts;
        this.markings = markings;
    }

    @PostMapping("/api/v1/compromises")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Items mark(@RequestBody BulkBody body, @SignedIn Person person) {
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        Marking marking = new MarkingForm(body.signs(), body.comment()).read(findings);
        var wanted = new LinkedHashSet<AccountAddress>();
        List<String> given = body.accounts() == null ? List.of() : body.accounts();
        if (given.isEmpty()) {
            findings.add("accounts", "REQUIRED", "Name at least one account");
        } else if (given.size() > MOST) {
            findings.add("accounts", "TOO_MANY", "At most %d accounts in one call".formatted(MOST));
        } else {
            given.forEach(text -> {
                AccountAddress address = findings.required("accounts", text, AccountAddress::of);
                if (address != null && !wanted.add(address)) {
                    findings.add("accounts", "DUPLICATE", "%s is named more than once".formatted(address));
                }
            });
        }
        findings.refuseIfAny();
        Map<AccountAddress, DirectoryAccount> found = accounts.all(wanted, person);
        return new Items(wanted.stream()
                .map(address -> mark(address, found.get(address), caller, marking))
                .toList());
    }

    private Item mark(AccountAddress address, DirectoryAccount account, Caller caller, Marking marking) {
        if (account == null) {
            return new Item(
                    address.value(),
                    null,
                    new Finding("accounts", "ACCOUNT_UNKNOWN", "There is no account %s for you".formatted(address)));
        }
        try {
            return new Item(
                    address.value(),
                    markings.mark(account, caller, null, marking).value(),
                    null);
        } catch (Refusal refusal) {
            return new Item(address.value(), null, refusal.findings().get(0));
        }
    }
}
