package org.gatehouse.enablement;

import java.io.IOException;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Filing;
import org.springframework.web.multipart.MultipartFile;

/** A list as it comes in, with what is asked for. */
record ListForm(MultipartFile file, String organisation, boolean dryRun, String requestedBy, String ritm) {

    private static final int LONGEST_NAME = 100;

    /** Notes everything that is wrong with it. A file beyond its limit is not read at all. */
    BulkEnablements.Handed read(Person person, Findings findings) throws IOException {
        return new BulkEnablements.Handed(
                Caller.of(person, requestedBy, findings),
                Filing.handedIn(ritm, person, findings),
                findings.required("organisation", organisation, OdsCode::of),
                dryRun,
                name(),
                list(findings));
    }

    private AddressList list(Findings findings) throws IOException {
        if (file == null || file.isEmpty()) {
            findings.add("file", "REQUIRED", "Choose a file with at least one address");
            return null;
        }
        if (file.getSize() > AddressList.MOST_BYTES) {
            AddressList.tooLarge("file", findings);
            return null;
        }
        return AddressList.read("file", file.getBytes(), findings);
    }

    /** The last part of whatever path came along, without what could mislead. */
    private String name() {
        String given = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        return last.isEmpty() ? "list" : last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }
}
