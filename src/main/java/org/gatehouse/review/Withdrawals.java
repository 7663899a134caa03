package org.gatehouse.review;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.AllowedActions;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a request back while it is under review. */
@Service
@Transactional
public class Withdrawals {

    private final Requests requests;
    private final Journal journal;
    private final Filing filing;
    private final RuntimeService runtime;
    private final EngineSession engine;

    Withdrawals(Requests requests, Journal journal, Filing filing, RuntimeService runtime, EngineSession engine) {
        this.requests = requests;
        this.journal = journal;
        this.filing = filing;
        this.runtime = runtime;
        this.engine = engine;
    }

    /** Any Local Administrator of the organisation may withdraw. */
    public void withdraw(RequestReference ritm, Caller caller, String reason) {
        Request request = requests.hold(ritm);
        filing.refuseOutsiders(caller, request);
        if (!AllowedActions.withdrawable(request)) {
            throw Refusal.conflict(
                    "NOT_UNDER_REVIEW", "A request can be withdrawn until it is decided; this one is decided");
        }
        end(request, caller.login(), reason);
    }

    /** Ends the review of a request, which is held, where nothing of what it asked for is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nothingLeft(Request request, String by, String reason) {
        if (AllowedActions.withdrawable(request)) {
            end(request, by, reason);
        }
    }

    private void end(Request request, String by, String reason) {
        requests.move(request.ritm(), request.type(), RequestStatus.WITHDRAWN, by);
        journal.note(request.ritm(), JournalKind.STATUS, "Reason of the withdrawal", by, Map.of("reason", reason));
        engine.run(
                by,
                () -> runtime.createMessageCorrelation(ReviewProcess.WITHDRAWAL)
                        .processInstanceId(request.processInstance())
                        .correlate());
    }
}
