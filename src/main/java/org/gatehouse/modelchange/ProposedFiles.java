package org.gatehouse.modelchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** What a changed diagram would be deployed with: the forms of the version in force, and shipped ones it names anew. */
@Component
class ProposedFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final ModelVersions versions;
    private final ResourceLoader resources;

    ProposedFiles(ModelVersions versions, ResourceLoader resources) {
        this.versions = versions;
        this.resources = resources;
    }

    boolean hasForm(ModelVersion inForce, String form) {
        return versions.files(inForce).containsKey(fileOf(form)) || isShipped(form);
    }

    /** By names such as {@code processes/x.bpmn}. */
    Map<String, byte[]> of(ModelVersion inForce, byte[] content) {
        var files = new TreeMap<>(versions.files(inForce));
        files.put("processes/" + inForce.file(), content);
        if (inForce.kind() == ModelKind.PROCESS) {
            References.formsOf(content).stream()
                    .filter(form -> !files.containsKey(fileOf(form)) && isShipped(form))
                    .forEach(form -> files.put(fileOf(form), shipped(form)));
        }
        return files;
    }

    private boolean isShipped(String form) {
        return NAME.matcher(form).matches() && resource(form).exists();
    }

    private byte[] shipped(String form) {
        try {
            return resource(form).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Resource resource(String form) {
        return resources.getResource("classpath:" + fileOf(form));
    }

    private static String fileOf(String form) {
        return "forms/%s.form".formatted(form);
    }
}
