package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys {@code processes/} and {@code forms/} at start-up under names that do not depend on how the product was
 * started: one deployment per process (the model and its forms) and one per decision table. Content that was deployed
 * once is not deployed again, so a later version that a process owner made stays the newest.
 */
@Component
@Order(0)
class ModelDeployer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final OneNodeAtATime oneNode;

    ModelDeployer(RepositoryService repository, ResourcePatternResolver resources, OneNodeAtATime oneNode) {
        this.oneNode = oneNode;
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        oneNode.run(this::deployShipped);
    }

    private void deployShipped() {
        shipped("classpath*:processes/*.dmn").forEach(table -> deploy(name(table), Map.of(name(table), bytes(table))));
        shipped("classpath*:processes/*.bpmn").forEach(model -> deploy(name(model), withForms(model)));
    }

    private Map<String, byte[]> withForms(Resource model) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(name(model), bytes(model));
        formsOf(model)
                .forEach(form -> files.put(
                        "forms/" + form + ".form", bytes(resources.getResource("classpath:forms/" + form + ".form"))));
        return files;
    }

    /** Without holding the model against its schema, which takes long and which the engine does when it deploys. */
    private static Set<String> formsOf(Resource model) {
        try {
            var document = new ModelDocument(model.getFilename(), ModelLint.NAMESPACES, bytes(model));
            return document.all("bpmn:userTask")
                    .map(task -> document.value(task, "camunda:formRef"))
                    .filter(form -> !form.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ModelDocument.Unreadable unreadable) {
            throw new IllegalStateException(name(model) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private void deploy(String name, Map<String, byte[]> files) {
        String fingerprint = fingerprint(files);
        List<Deployment> earlier = repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentTime()
                .desc()
                .list();
        if (earlier.stream().anyMatch(deployment -> fingerprint.equals(deployment.getSource()))) {
            if (!fingerprint.equals(earlier.get(0).getSource())) {
                log.warn("{}: the database holds a newer version than the shipped file; it stays in force", name);
            }
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(name).source(fingerprint).enableDuplicateFiltering(false);
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        deployment.deploy();
        log.info("Deployed {}", name);
    }

    private List<Resource> shipped(String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource resource) {
        return "processes/" + resource.getFilename();
    }

    private static byte[] bytes(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((file, content) -> {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
