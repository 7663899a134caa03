package org.gatehouse.modelchange;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A proposed file as it is handed out: to be saved or drawn by a script, never shown by the browser itself. */
final class ChangeFile {

    private ChangeFile() {}

    static ResponseEntity<byte[]> of(ModelChange change, byte[] content) {
        String disposition =
                ContentDisposition.attachment().filename(change.file()).build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .body(content);
    }
}
