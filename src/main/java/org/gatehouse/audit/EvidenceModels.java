package org.gatehouse.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Fetches the diagrams, forms and decision tables that a case ran on, exactly as they were deployed. */
@Component
class EvidenceModels {

    /** What the name of a file in a pack may not have in it; process owners call their files as they like. */
    private static final Pattern UNUSUAL = Pattern.compile("[^\\w.-]|^[^\\w]");

    private final RepositoryService repository;

    EvidenceModels(RepositoryService repository) {
        this.repository = repository;
    }

    /** By their names in the pack; a version that is no longer kept is missing. */
    SortedMap<String, byte[]> of(CaseRecord told) {
        var files = new TreeMap<String, byte[]>();
        told.processes().stream().map(CaseProcess::definition).distinct().forEach(id -> addProcess(id, files));
        told.tables().stream().map(UsedTable::definition).distinct().forEach(id -> addTable(id, files));
        return files;
    }

    /** A diagram is deployed together with its forms and nothing else. */
    private void addProcess(String id, SortedMap<String, byte[]> files) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(id)
                .singleResult();
        if (definition == null) {
            return;
        }
        for (String resource : repository.getDeploymentResourceNames(definition.getDeploymentId())) {
            add(definition.getKey(), definition.getVersion(), definition.getDeploymentId(), resource, files);
        }
    }

    private void addTable(String id, SortedMap<String, byte[]> files) {
        DecisionDefinition definition = id == null
                ? null
                : repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionId(id)
                        .singleResult();
        if (definition != null) {
            add(
                    definition.getKey(),
                    definition.getVersion(),
                    definition.getDeploymentId(),
                    definition.getResourceName(),
                    files);
        }
    }

    private void add(String key, int version, String deployment, String resource, SortedMap<String, byte[]> files) {
        String folder = "models/%s-v%d/".formatted(plain(key), version);
        String name = plain(resource.substring(resource.lastIndexOf('/') + 1));
        String path = folder + name;
        for (int another = 2; files.containsKey(path); another++) {
            path = folder + another + "-" + name;
        }
        files.put(path, content(deployment, resource));
    }

    private static String plain(String name) {
        return UNUSUAL.matcher(name).replaceAll("_");
    }

    private byte[] content(String deployment, String resource) {
        try (InputStream content = repository.getResourceAsStream(deployment, resource)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
