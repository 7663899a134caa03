package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.trail.Checkpoint;
import org.gatehouse.trail.Checkpoints;
import org.gatehouse.trail.IntegrityCheck;
import org.gatehouse.trail.SealedLog;
import org.gatehouse.trail.SealingKey;
import org.gatehouse.web.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows how the sealed log stands and hands out what proves it. */
@Controller
@RequestMapping("/audit/integrity")
class IntegrityPages {

    private final SealedLog log;
    private final Checkpoints checkpoints;
    private final SealingKey key;
    private final IntegrityCheck check;
    private final LogExport export;

    IntegrityPages(SealedLog log, Checkpoints checkpoints, SealingKey key, IntegrityCheck check, LogExport export) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.check = check;
        this.export = export;
    }

    @GetMapping
    ModelAndView show(@SignedIn Person person) {
        SealedLog.Status status = log.status();
        var page = new ModelAndView("audit/integrity");
        page.addObject("log", status);
        page.addObject("result", status.comparison());
        page.addObject("took", took(status.comparison()));
        page.addObject("takesLog", person.isAnyOf(Set.of(Groups.AUDITORS)));
        return page;
    }

    /** Changes nothing of the log, so that an auditor may ask for it. */
    @GetMapping("/comparison")
    String compare() {
        check.start();
        return "redirect:/audit/integrity";
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        Checkpoint latest = checkpoints.latest().orElseThrow(() -> Refusal.unknown("There is no checkpoint yet"));
        return file("checkpoint-%d.txt".formatted(latest.size()), latest.note());
    }

    @GetMapping("/public-key")
    ResponseEntity<byte[]> publicKey() {
        return file("gatehouse-audit-public-key.pem", key.publicKeys());
    }

    @GetMapping("/log")
    void log(@SignedIn Person person, HttpServletResponse response) throws IOException {
        export.write(person, response);
    }

    private static String took(IntegrityCheck.Result result) {
        if (result == null) {
            return null;
        }
        long seconds = Duration.between(result.startedAt(), result.endedAt()).toSeconds();
        return seconds < 1 ? "less than a second" : seconds == 1 ? "1 second" : seconds + " seconds";
    }

    private static ResponseEntity<byte[]> file(String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
