package org.gatehouse.document;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents of requests by other systems and scripts. */
@RestController
@RequestMapping("/api/v1/requests/{ritm}/documents")
class DocumentController {

    private final Documents documents;
    private final RequestAccess access;

    DocumentController(Documents documents, RequestAccess access) {
        this.documents = documents;
        this.access = access;
    }

    @GetMapping
    Map<String, List<Attachment>> list(@PathVariable String ritm, @SignedIn Person person) {
        return Map.of("items", documents.of(access.visible(person, ritm).ritm()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Attachment> add(
            @PathVariable String ritm, @RequestParam(required = false) MultipartFile file, @SignedIn Person person)
            throws IOException {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Upload upload = file == null
                ? Upload.read("file", null, new byte[0], findings)
                : Upload.read("file", file.getOriginalFilename(), file.getBytes(), findings);
        findings.refuseIfAny();
        Attachment added = documents.add(request.ritm(), person, upload);
        return ResponseEntity.created(
                        URI.create("/api/v1/requests/%s/documents/%s".formatted(request.ritm(), added.id())))
                .body(added);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> download(@PathVariable String ritm, @PathVariable String id, @SignedIn Person person) {
        Attachment document = documents.find(access.visible(person, ritm).ritm(), id);
        return Downloads.of(document, documents.content(document));
    }
}
