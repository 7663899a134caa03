package org.gatehouse.compromise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.HashMap;
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
import org.gatehouse.web.Overtaken;
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
            for (int i = 0; i < given.size(); i++) {
                String field = "accounts[%d]".formatted(i);
                AccountAddress address = findings.required(field, given.get(i), AccountAddress::of);
                if (address != null && !wanted.add(address)) {
                    findings.add(field, "DUPLICATE", "%s is named more than once".formatted(address));
                }
            }
        }
        findings.refuseIfAny();
        AccountsToMark.Found found = accounts.all(wanted, person);
        Map<AccountAddress, Item> items = new HashMap<>();
        // always in one order, so that two calls for the same accounts do not wait for each other
        found.accounts().values().stream()
                .sorted(Comparator.comparing(DirectoryAccount::id))
                .forEach(account -> items.put(account.address(), mark(account, caller, marking)));
        return new Items(wanted.stream()
                .map(address -> items.getOrDefault(
                        address, found.untold().contains(address) ? untold(address) : unknown(address)))
                .toList());
    }

    private Item mark(DirectoryAccount account, Caller caller, Marking marking) {
        String address = account.address().value();
        try {
            return new Item(
                    address,
                    markings.mark(account, caller, null, marking).ritm().value(),
                    null);
        } catch (Refusal refusal) {
            return new Item(address, null, refusal.findings().get(0));
        } catch (RuntimeException failure) {
            if (!Overtaken.isCauseOf(failure)) {
                throw failure;
            }
            return new Item(address, null, new Finding("accounts", "CHANGED_MEANWHILE", Overtaken.MESSAGE));
        }
    }

    private static Item untold(AccountAddress address) {
        return new Item(
                address.value(), null, new Finding("accounts", "DIRECTORY_UNAVAILABLE", AccountsToMark.UNAVAILABLE));
    }

    private static Item unknown(AccountAddress address) {
        return new Item(
                address.value(),
                null,
                new Finding("accounts", "ACCOUNT_UNKNOWN", "There is no account %s for you".formatted(address)));
    }
}
