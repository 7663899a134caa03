package org.gatehouse.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;

/**
 * Records what comes into force, whichever way it comes: it runs after the engine's own deployers, in their transaction.
 */
class DeploymentFacts implements Deployer {

    /** Of a deployment with more files, so that their fingerprints fit into a fact. */
    private static final int MOST_TOLD = 60;

    private final AuditTrail trail;

    DeploymentFacts(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // a deployment that is only loaded from the database comes into force for nobody
        if (deployment.isNew()) {
            trail.record(FactKind.DEPLOYMENT, null, inWords(deployment), by(), details(deployment));
        }
    }

    private static String by() {
        return Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId())
                .orElse(EngineSession.PRODUCT);
    }

    private static String inWords(DeploymentEntity deployment) {
        List<String> versions = versions(deployment)
                .map(definition -> "%s version %d".formatted(definition.getKey(), definition.getVersion()))
                .toList();
        return switch (versions.size()) {
            case 0 -> "Deployed: " + deployment.getResources().size() + " files";
            case 1 -> "In force: " + versions.get(0);
            default -> "In force: %s and %d more".formatted(versions.get(0), versions.size() - 1);
        };
    }

    private static Map<String, Object> details(DeploymentEntity deployment) {
        Map<String, ResourceEntity> files = new TreeMap<>(deployment.getResources());
        var details = new LinkedHashMap<String, Object>();
        details.put("deployment", deployment.getId());
        details.put(
                "versions",
                versions(deployment)
                        .limit(MOST_TOLD)
                        .collect(Collectors.toMap(
                                ResourceDefinition::getKey,
                                ResourceDefinition::getVersion,
                                Math::max,
                                LinkedHashMap::new)));
        details.put(
                "sha256",
                files.values().stream()
                        .limit(MOST_TOLD)
                        .collect(Collectors.toMap(
                                ResourceEntity::getName,
                                file -> Sha256.of(file.getBytes()),
                                (first, second) -> first,
                                LinkedHashMap::new)));
        if (files.size() > MOST_TOLD) {
            details.put("furtherFiles", files.size() - MOST_TOLD);
        }
        return details;
    }

    private static Stream<? extends ResourceDefinition> versions(DeploymentEntity deployment) {
        return Stream.of(deployment.getDeployedProcessDefinitions(), deployment.getDeployedDecisionDefinitions())
                .filter(definitions -> definitions != null)
                .flatMap(List::stream);
    }
}
