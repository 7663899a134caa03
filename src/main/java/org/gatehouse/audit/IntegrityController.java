package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.trail.Checkpoint;
import org.gatehouse.trail.Checkpoints;
import org.gatehouse.trail.IntegrityCheck;
import org.gatehouse.trail.SealedLog;
import org.gatehouse.trail.SealingKey;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sealed log for other systems: how it stands, its checkpoints, its key, and the whole of it. */
@RestController
@RequestMapping("/api/v1/audit")
class IntegrityController {

    private final SealedLog log;
    private final Checkpoints checkpoints;
    private final SealingKey key;
    private final IntegrityCheck check;
    private final LogExport export;

    IntegrityController(
            SealedLog log, Checkpoints checkpoints, SealingKey key, IntegrityCheck check, LogExport export) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.check = check;
        this.export = export;
    }

    @GetMapping("/integrity")
    SealedLog.Status status() {
        return log.status();
    }

    @Operation(
            summary = "Compares the whole log with itself",
            description = "Begins in the background unless one runs, and answers how the log stands; ask "
                    + "/audit/integrity for what came of it. Nothing of the log changes.")
    @GetMapping("/integrity/comparison")
    SealedLog.Status compare() {
        check.start();
        return log.status();
    }

    @Operation(
            summary = "The checkpoints, newest first",
            description = "Each is a signed note (C2SP tlog-checkpoint). Keep some where nobody who can change the"
                    + " database can change them.")
    @GetMapping("/checkpoints")
    PageOf<Checkpoint> checkpoints(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var wanted = new PageOf.Wanted(page, size);
        return new PageOf<>(
                checkpoints.newest(wanted.offset(), wanted.size()), wanted.page(), wanted.size(), checkpoints.count());
    }

    @GetMapping(path = "/checkpoints/latest", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String latest() {
        return checkpoints
                .latest()
                .map(Checkpoint::note)
                .orElseThrow(() -> Refusal.unknown("There is no checkpoint yet"));
    }

    @GetMapping(path = "/public-key", produces = MediaType.TEXT_PLAIN_VALUE)
    String publicKey() {
        return key.publicKeys();
    }

    @Operation(
            summary = "The whole log as a zip file that verifies by itself",
            description = "That it was taken out is recorded in it.")
    @GetMapping(path = "/log", produces = "application/zip")
    void log(@SignedIn Person person, HttpServletResponse response) throws IOException {
        export.write(person, response);
    }
}
