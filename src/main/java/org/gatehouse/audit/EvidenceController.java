package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import org.gatehouse.identity.Person;
import org.gatehouse.web.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Evidence packs for other systems. */
@RestController
class EvidenceController {

    private final EvidencePacks packs;

    EvidenceController(EvidencePacks packs) {
        this.packs = packs;
    }

    @Operation(summary = "Everything about one request, to take away", description = """
            A zip file: `request.json` and `request.html`, the models of the versions that ran, the documents, the \
            facts of the audit trail with their proofs, and `Verify.java`, which checks all of it with \
            `java Verify.java RITM0010001-evidence.zip` and needs nothing else. That it was taken out becomes part of \
            the audit trail.""")
    @GetMapping(path = "/api/v1/audit/requests/{ritm}/evidence", produces = "application/zip")
    ResponseEntity<byte[]> pack(@PathVariable String ritm, @SignedIn Person person) throws IOException {
        return packs.of(ritm, person).toResponse();
    }
}
