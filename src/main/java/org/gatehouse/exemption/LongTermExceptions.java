package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.exemption.Judgement.Known;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.worktime.ServiceLevels;
import org.gatehouse.worktime.WorkingHours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes applications for exceptions of 180 days, which are reviewed centrally (AC-093, Q-22). */
@Service
class LongTermExceptions {

    private static final Logger log = LoggerFactory.getLogger(LongTermExceptions.class);
    private static final String SERVICE_LEVEL = "long-term-exception-review";

    private final AccountsToExempt accounts;
    private final Filing filing;
    private final Judgement judgement;
    private final Requests requests;
    private final TermRegister register;
    private final ServiceLevels serviceLevels;
    private final Json json;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;
    private final TransactionTemplate transaction;

    LongTermExceptions(
            AccountsToExempt accounts,
            Filing filing,
            Judgement judgement,
            Requests requests,
            TermRegister register,
            ServiceLevels serviceLevels,
            Json json,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.filing = filing;
        this.judgement = judgement;
        this.requests = requests;
        this.register = register;
        this.serviceLevels = serviceLevels;
        this.json = json;
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * Files what can be filed.
     *
     * @param findings what could not be read of the form; what else is found is told together with it
     * @throws Refusal with every reason against it
     */
    RequestReference apply(LongTermCommand command, Findings findings) {
        filing.begin(command.caller(), command.organisation(), command.ritm(), findings);
        if (command.organisation() == null || command.caller().requestedBy() == null) {
            throw refused(command, findings);
        }
        var found = accounts.all(
                command.accounts().stream().filter(Objects::nonNull).distinct().toList());
        return transaction.execute(status -> apply(command, found, findings));
    }

    LongTermDetails details(Request request) {
        return json.read(request.details(), LongTermDetails.class);
    }

    private RequestReference apply(
            LongTermCommand command, Map<AccountAddress, DirectoryAccount> found, Findings findings) {
        Known known = judgement.about(found.values());
        checkRenewal(command, findings);
        List<DirectoryAccount> wanted = judged(command, found, known, findings);
        if (!findings.isEmpty()) {
            throw refused(command, findings);
        }
        Instant now = clock.instant();
        var deadlines = serviceLevels.from(SERVICE_LEVEL, now);
        Request request = requests.file(new NewRequest(
                command.ritm(),
                RequestType.LONG_TERM_EXCEPTION,
                command.organisation(),
                command.caller(),
                null,
                asked(command),
                warnings(command, wanted, known, now),
                now,
                deadlines.remindAt(),
                deadlines.dueAt()));
        enter(request.ritm(), command, wanted, known);
        if (command.renews() != null) {
            requests.renewing(request.ritm(), command.renews(), command.caller().login());
        }
        String instance = engine.as(command.caller().login(), () -> LongTermProcess.start(runtime, request.ritm()));
        requests.startedAs(request.ritm(), instance);
        return request.ritm();
    }

    private static List<Warning> warnings(
            LongTermCommand command, List<DirectoryAccount> wanted, Known known, Instant now) {
        return Stream.concat(
                        command.seniorApproval().old(LocalDate.ofInstant(now, WorkingHours.LONDON)).stream(),
                        wanted.stream().flatMap(account -> Judgement.frequent(account, known).stream()))
                .toList();
    }

    /** The accounts that may have it; what speaks against the others is noted with the place of each. */
    private List<DirectoryAccount> judged(
            LongTermCommand command, Map<AccountAddress, DirectoryAccount> found, Known known, Findings findings) {
        var wanted = new ArrayList<DirectoryAccount>();
        for (int place = 0; place < command.accounts().size(); place++) {
            AccountAddress address = command.accounts().get(place);
            if (address == null) {
                continue;
            }
            String field = LongTermForm.fieldOf(place);
            DirectoryAccount account = found.get(address);
            if (account == null || !command.organisation().equals(account.organisation())) {
                findings.add(
                        field,
                        "ACCOUNT_UNKNOWN",
                        "There is no account %s in %s".formatted(address, command.organisation()));
            } else {
                findings.addAll(judgement.grounds(
                        ExceptionKind.LONG, command.rationale(), account, command.renews(), known, field));
                wanted.add(account);
            }
        }
        return wanted;
    }

    private void checkRenewal(LongTermCommand command, Findings findings) {
        if (command.renews() != null
                && requests.find(command.renews())
                        .filter(request -> request.type() == RequestType.LONG_TERM_EXCEPTION)
                        .filter(request -> request.organisation().equals(command.organisation()))
                        .isEmpty()) {
            findings.add(
                    "renews",
                    "NOTHING_TO_RENEW",
                    "There is no request %s for exceptions of %s".formatted(command.renews(), command.organisation()));
        }
    }

    private void enter(
            RequestReference ritm, LongTermCommand command, Collection<DirectoryAccount> wanted, Known known) {
        try {
            // always in the same order, so that two applications for the same accounts cannot wait for each other
            wanted.stream()
                    .sorted(Comparator.comparing(DirectoryAccount::id))
                    .forEach(account -> register.apply(
                            ritm, ExceptionKind.LONG, account, judgement.renewed(account, command.renews(), known)));
        } catch (AlreadyExempt meanwhile) {
            var findings = new Findings();
            findings.addAll(List.of(Judgement.runs(meanwhile.account())));
            throw refused(command, findings);
        }
    }

    private static LongTermDetails asked(LongTermCommand command) {
        return new LongTermDetails(
                command.accounts().stream().map(AccountAddress::value).toList(),
                command.rationale(),
                command.alternatives(),
                command.riskAssessment(),
                command.eliminationPlan(),
                command.seniorApproval());
    }

    private static Refusal refused(LongTermCommand command, Findings findings) {
        log.info("Long-term exceptions of {} refused: {}", command.organisation(), findings.codes());
        return Refusal.of(findings);
    }
}
