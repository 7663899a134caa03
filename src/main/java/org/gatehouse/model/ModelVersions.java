package org.gatehouse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.gatehouse.engine.ModelFiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Every version of every diagram and table, and what the product ships. */
@Component
public class ModelVersions {

    private final RepositoryService repository;
    private final ResourceLoader resources;

    ModelVersions(RepositoryService repository, ResourceLoader resources) {
        this.repository = repository;
        this.resources = resources;
    }

    /** What is in force: processes by their names, then tables by theirs. */
    public List<ModelVersion> inForce() {
        return versions(
                repository.createProcessDefinitionQuery().latestVersion().list(),
                repository.createDecisionDefinitionQuery().latestVersion().list(),
                Comparator.comparing(ModelVersion::kind).thenComparing(ModelVersion::name));
    }

    public Optional<ModelVersion> inForce(String key) {
        return of(key).stream().findFirst();
    }

    /** All versions of one, the newest first; empty where there is no such model. */
    public List<ModelVersion> of(String key) {
        return versions(
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .list(),
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .list(),
                Comparator.comparing(ModelVersion::version).reversed());
    }

    public Optional<ModelVersion> of(String key, int version) {
        return of(key).stream().filter(each -> each.version() == version).findFirst();
    }

    /** The file of a version, byte for byte. */
    public byte[] content(ModelVersion version) {
        return repository.getDeploymentResourceNames(version.deployment()).stream()
                .filter(file -> isNamed(file, version.file()))
                .map(file -> bytes(repository.getResourceAsStream(version.deployment(), file)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no file".formatted(version)));
    }

    /** Everything that a version was deployed with, its forms too, by names such as {@code forms/x.form}. */
    public Map<String, byte[]> files(ModelVersion version) {
        var files = new TreeMap<String, byte[]>();
        repository
                .getDeploymentResources(version.deployment())
                .forEach(file -> files.put(
                        file.getName(), bytes(repository.getResourceAsStream(version.deployment(), file.getName()))));
        return files;
    }

    /** The same as what becomes a version together. */
    public ModelFiles filesOf(ModelVersion version) {
        return ModelFiles.of(version.file(), files(version));
    }

    /** The product's own file of a model; empty where it ships none. */
    public Optional<byte[]> shipped(ModelKind kind, String key) {
        Resource file = resources.getResource("classpath:processes/" + kind.fileOf(key));
        try {
            return file.exists() ? Optional.of(bytes(file.getInputStream())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ModelVersion> versions(
            List<ProcessDefinition> processes, List<DecisionDefinition> tables, Comparator<ModelVersion> order) {
        if (processes.isEmpty() && tables.isEmpty()) {
            return List.of();
        }
        Map<String, Deployment> deployments = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(Deployment::getId, each -> each));
        return Stream.concat(
                        processes.stream()
                                .filter(each -> isNamedAsItsFile(ModelKind.PROCESS, each))
                                .map(each -> version(
                                        ModelKind.PROCESS,
                                        each,
                                        each.getVersionTag(),
                                        deployments.get(each.getDeploymentId()))),
                        tables.stream()
                                .filter(each -> isNamedAsItsFile(ModelKind.TABLE, each))
                                .map(each -> version(
                                        ModelKind.TABLE,
                                        each,
                                        each.getVersionTag(),
                                        deployments.get(each.getDeploymentId()))))
                .sorted(order)
                .toList();
    }

    /** A file of tables may hold several decisions; it is known by the one that has its name. */
    private static boolean isNamedAsItsFile(ModelKind kind, ResourceDefinition definition) {
        return isNamed(definition.getResourceName(), kind.fileOf(definition.getKey()));
    }

    /** Whoever deploys from a modeller names no folder. */
    private static boolean isNamed(String resource, String file) {
        return resource.equals(file) || resource.endsWith("/" + file);
    }

    private static ModelVersion version(
            ModelKind kind, ResourceDefinition definition, String versionTag, Deployment deployment) {
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new ModelVersion(
                kind,
                definition.getKey(),
                name,
                definition.getVersion(),
                versionTag,
                definition.getId(),
                definition.getDeploymentId(),
                deployment.getDeploymentTime().toInstant());
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
