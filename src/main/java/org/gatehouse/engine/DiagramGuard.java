package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Keeps dangerous models out of the engine, whichever way they come: it runs before the engine's own deployers, when a
 * model is deployed and again when it is loaded from the database.
 */
class DiagramGuard implements Deployer {

    private static final int MOST_TOLD = 30;

    private final ModelLint lint;

    DiagramGuard(ModelLint lint) {
        this.lint = lint;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        Map<String, ResourceEntity> resources = deployment.getResources();
        if (resources == null || resources.isEmpty()) {
            throw new ProcessEngineException("Refused: the deployment holds nothing that could be checked");
        }
        List<String> refusals = new TreeMap<>(resources)
                .entrySet().stream()
                        .flatMap(file -> refusals(file.getKey(), file.getValue()).stream())
                        .toList();
        if (!refusals.isEmpty()) {
            String first = refusals.stream().limit(MOST_TOLD).collect(Collectors.joining("\n"));
            int more = refusals.size() - MOST_TOLD;
            throw new ProcessEngineException("Refused:\n" + first + (more > 0 ? "\nand %d more".formatted(more) : ""));
        }
    }

    private List<String> refusals(String file, ResourceEntity resource) {
        if (resource == null || resource.getBytes() == null) {
            return List.of("%s: its content cannot be checked".formatted(file));
        }
        return lint.dangers(file, resource.getBytes()).stream()
                .map(problem -> "%s: %s: %s".formatted(file, problem.element(), problem.message()))
                .toList();
    }
}
