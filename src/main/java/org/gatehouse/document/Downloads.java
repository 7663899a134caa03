package org.gatehouse.document;

import java.nio.charset.StandardCharsets;
import org.gatehouse.request.Attachments.Attachment;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A document as it is handed out: to be saved, never shown by the browser, never kept on the way. */
final class Downloads {

    private Downloads() {}

    static ResponseEntity<byte[]> of(Attachment document, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(document.name()).toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .body(content);
    }

    /** A plain name goes as it is: not every program reads the encoded form. */
    private static ContentDisposition disposition(String name) {
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        var attachment = ContentDisposition.attachment();
        return (plain ? attachment.filename(name) : attachment.filename(name, StandardCharsets.UTF_8)).build();
    }
}
