package org.gatehouse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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

    private final ModelDeployments deployments;
    private final ResourcePatternResolver resources;

    ModelDeployer(ModelDeployments deployments, ResourcePatternResolver resources) {
        this.deployments = deployments;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deployments.alone(() -> {
            shipped("classpath*:processes/*.dmn").forEach(this::deploy);
            shipped("classpath*:processes/*.bpmn").forEach(this::deploy);
            return null;
        });
    }

    private void deploy(Resource shipped) {
        ModelFiles files = withForms(shipped);
        if (!deployments.wereDeployed(files)) {
            deployments.deploy(files);
            log.info("Deployed {}", files.deploymentName());
        } else if (!deployments.areInForce(files)) {
            log.warn(
                    "{}: the database holds a newer version than the shipped file; it stays in force",
                    files.deploymentName());
        }
    }

    private ModelFiles withForms(Resource shipped) {
        String file = shipped.getFilename();
        byte[] model = bytes(shipped);
        var forms = new TreeMap<String, byte[]>();
        ModelFiles.formsNamedIn(file, model)
                .forEach(form -> forms.put(form, bytes(resources.getResource("classpath:forms/" + form + ".form"))));
        return new ModelFiles(file, model, forms);
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

    private static byte[] bytes(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
