package org.gatehouse.modelling;

import org.gatehouse.identity.Groups;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Hands out the file of a version until the pages of versions do. */
@Controller
class TemporaryFileEndpoint {

    @Configuration(proxyBeanMethods = false)
    static class TemporaryDoor {

        @Bean
        Doors temporaryDoorToFiles() {
            return Doors.of(Door.get(
                    "/models/{key}/versions/{version}/file",
                    Door.anyOf(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS)));
        }
    }

    private final ModelVersions versions;

    TemporaryFileEndpoint(ModelVersions versions) {
        this.versions = versions;
    }

    @GetMapping(path = "/models/{key}/versions/{version}/file", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    byte[] file(@PathVariable String key, @PathVariable String version) {
        return versions.of(key).stream()
                .filter(each -> String.valueOf(each.version()).equals(version))
                .findFirst()
                .map(versions::content)
                .orElseThrow(() -> Refusal.unknown("There is no version %s of %s".formatted(version, key)));
    }
}
