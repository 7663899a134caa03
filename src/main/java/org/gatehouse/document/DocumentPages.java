package org.gatehouse.document;

import java.io.IOException;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.web.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds documents from the request's page, and hands them out there. */
@Controller
@RequestMapping("/requests/{ritm}/documents")
class DocumentPages {

    private final Documents documents;
    private final RequestAccess access;

    DocumentPages(Documents documents, RequestAccess access) {
        this.documents = documents;
        this.access = access;
    }

    @PostMapping
    String add(
            @PathVariable String ritm,
            @RequestParam(required = false) MultipartFile document,
            @SignedIn Person person,
            RedirectAttributes next)
            throws IOException {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Upload upload = document == null
                ? Upload.read("document", null, new byte[0], findings)
                : Upload.read("document", document.getOriginalFilename(), document.getBytes(), findings);
        try {
            findings.refuseIfAny();
            documents.add(request.ritm(), person, upload);
            next.addFlashAttribute("done", "%s has been added".formatted(upload.name()));
        } catch (Refusal refusal) {
            next.addFlashAttribute("errors", refusal.findings());
        }
        return "redirect:/requests/" + request.ritm();
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> download(@PathVariable String ritm, @PathVariable String id, @SignedIn Person person) {
        Attachment document = documents.find(access.visible(person, ritm).ritm(), id);
        return Downloads.of(document, documents.content(document));
    }
}
