package org.gatehouse.enablement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.SlotTaken;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes lists of accounts to be enabled, and dry runs to be carried out (AC-121). */
@Service
class BulkEnablements {

    private static final Logger log = LoggerFactory.getLogger(BulkEnablements.class);

    /**
     * A list as it was handed in. Parts that could not be read are null.
     *
     * @param ritm the number another system gave it, or null
     * @param fileName as it is shown
     */
    record Handed(
            Caller caller,
            RequestReference ritm,
            OdsCode organisation,
            boolean dryRun,
            String fileName,
            AddressList list) {}

    private final Filing filing;
    private final Requests requests;
    private final EnablementRows rows;
    private final Lists lists;
    private final Clock clock;
    private final RuntimeService runtime;
    private final EngineSession engine;
    private final TransactionTemplate transaction;

    BulkEnablements(
            Filing filing,
            Requests requests,
            EnablementRows rows,
            Lists lists,
            Clock clock,
            RuntimeService runtime,
            EngineSession engine,
            TransactionTemplate transaction) {
        this.filing = filing;
        this.requests = requests;
        this.rows = rows;
        this.lists = lists;
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * Files the list; no address is looked up yet.
     *
     * @param findings what could not be read of the form; what else is found is told together with it
     * @throws Refusal with every reason against it
     */
    RequestReference file(Handed handed, Findings findings) {
        filing.begin(handed.caller(), handed.organisation(), handed.ritm(), findings);
        if (!findings.isEmpty()) {
            log.info("Bulk enablement of {} refused: {}", handed.organisation(), findings.codes());
            throw Refusal.of(findings);
        }
        AddressList list = handed.list();
        var details =
                new ListDetails(handed.dryRun(), handed.fileName(), list.rows().size(), list.heading(), null);
        return transaction.execute(status -> begin(
                new NewRequest(
                        handed.ritm(),
                        RequestType.BULK_ENABLEMENT,
                        handed.organisation(),
                        handed.caller(),
                        null,
                        details,
                        warnings(list),
                        clock.instant(),
                        null,
                        null),
                handed.dryRun(),
                ritm -> rows.enter(ritm, list.rows())));
    }

    /**
     * Enables the accounts of a dry run without the list being handed in again. Each is judged anew.
     *
     * @throws Refusal if it is no dry run that is over, nothing of it can be enabled, or that is under way already
     */
    RequestReference enable(Request judged, Caller caller) {
        filing.refuseOutsiders(caller, judged);
        ListState state = lists.stateOf(judged);
        if (!state.dryRun() || state.open()) {
            throw Refusal.conflict("NOT_JUDGED", "%s is no dry run that is over".formatted(judged.ritm()));
        }
        if (judged.isExpired()) {
            throw Refusal.conflict("NOTHING_TO_ENABLE", "The accounts of this list are no longer kept");
        }
        if (state.toEnable() == 0) {
            throw Refusal.conflict("NOTHING_TO_ENABLE", "No account of this list can be enabled");
        }
        var details = new ListDetails(
                false, null, (int) state.progress().total(), null, judged.ritm().value());
        try {
            return transaction.execute(status -> begin(
                    new NewRequest(
                            null,
                            RequestType.BULK_ENABLEMENT,
                            judged.organisation(),
                            caller,
                            "enablement:" + judged.ritm(),
                            details,
                            List.of(),
                            clock.instant(),
                            null,
                            null),
                    false,
                    ritm -> rows.copy(judged.ritm(), ritm)));
        } catch (SlotTaken underWay) {
            throw Refusal.conflict("ENABLEMENT_RUNS", "The accounts of this list are being enabled already");
        }
    }

    private RequestReference begin(NewRequest asked, boolean dryRun, Consumer<RequestReference> enterRows) {
        Request request = requests.file(asked);
        enterRows.accept(request.ritm());
        String instance =
                engine.as(asked.caller().login(), () -> EnablementProcess.start(runtime, request.ritm(), dryRun));
        requests.startedAs(request.ritm(), instance);
        return request.ritm();
    }

    private static List<Warning> warnings(AddressList list) {
        var warnings = new ArrayList<Warning>();
        if (list.heading() != null) {
            warnings.add(new Warning(
                    "HEADING_LEFT_OUT", "The first line, \"%s\", was taken as a heading".formatted(list.heading())));
        }
        if (list.charset().equals(AddressList.OLD_EXCEL)) {
            warnings.add(
                    new Warning(
                            "READ_AS_WINDOWS_1252",
                            "The file is not in UTF-8 and was read as Windows-1252. Look at rows with letters that are not plain"));
        }
        return warnings;
    }
}
