package org.gatehouse.modelling;

import org.gatehouse.model.ModelVersion;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file of a model as it is handed out: to be saved, never shown by the browser. */
final class ModelFile {

    private ModelFile() {}

    static ResponseEntity<byte[]> of(ModelVersion version, byte[] content) {
        var attachment =
                ContentDisposition.attachment().filename(version.file()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(content);
    }
}
