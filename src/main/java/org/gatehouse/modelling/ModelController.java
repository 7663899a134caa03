package org.gatehouse.modelling;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.web.PageOf;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Processes and decision tables, for other systems. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private final Catalogue catalogue;
    private final ModelVersions versions;

    ModelController(Catalogue catalogue, ModelVersions versions) {
        this.catalogue = catalogue;
        this.versions = versions;
    }

    @Operation(summary = "Processes and decision tables", description = """
            For process owners, auditors and administrators. All of them on one page, each in the version in force. \
            `by` and `why` are null where the version was shipped with the product. `running` and `incidents` count all \
            versions and are null of a table. `asShipped`: whether the version in force is the file that the product ships.""")
    @GetMapping
    PageOf<ModelLine> models() {
        List<ModelLine> all = catalogue.all();
        return new PageOf<>(all, 0, PageOf.LARGEST, all.size());
    }

    @Operation(
            summary = "A process or decision table with all its versions",
            description = "The newest version comes first and is in force.")
    @GetMapping("/{key}")
    ModelAnswer model(@PathVariable String key) {
        return ModelAnswer.of(catalogue.inForce(key));
    }

    @Operation(summary = "A version of a process or decision table", description = """
            `steps` of a process: how many running instances stand at each, how often (`times`, more where one goes through \
            a step many times at once), how many of those wait for a job, open incidents, and how long it took in the last \
            twelve months, in seconds (null where nothing was measured). `tables` of a file of tables: its decisions in the \
            words of the file. `rules`: which parts say that they implement which rules of the guidance.""")
    @GetMapping("/{key}/versions/{version}")
    VersionAnswer version(@PathVariable String key, @PathVariable String version) {
        return VersionAnswer.of(catalogue.version(key, version));
    }

    @Operation(summary = "The file of a version", description = "BPMN or DMN, byte for byte as it is in force.")
    @GetMapping(path = "/{key}/versions/{version}/file", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable String version) {
        ModelVersion found = catalogue.find(key, version);
        return ModelFile.of(found, versions.content(found));
    }
}
