package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way in which the product makes versions of diagrams and tables, at start-up and later. */
@Component
public class ModelDeployments {

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final OneNodeAtATime oneNode;

    ModelDeployments(RepositoryService repository, JdbcClient jdbc, OneNodeAtATime oneNode) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.oneNode = oneNode;
    }

    /** In the caller's transaction or one of its own; until it ends no other node makes a version. */
    public <T> T alone(Supplier<T> work) {
        return oneNode.call(work);
    }

    /** Whether exactly this was in force before, or is now. */
    boolean wereDeployed(ModelFiles files) {
        return repository
                        .createDeploymentQuery()
                        .deploymentName(files.deploymentName())
                        .deploymentSource(files.fingerprint())
                        .count()
                > 0;
    }

    /**
     * Whether the newest version of the model is exactly this. Not by the engine's queries: they read each diagram they
     * find, which no start needs.
     */
    boolean areInForce(ModelFiles files) {
        String key = files.file().substring(0, files.file().lastIndexOf('.'));
        String versions = files.file().endsWith(".bpmn") ? "act_re_procdef" : "act_re_decision_def";
        return jdbc.sql("select d.source_ from %s v join act_re_deployment d on d.id_ = v.deployment_id_ "
                                .formatted(versions)
                        + "where v.key_ = :key order by v.version_ desc limit 1")
                .param("key", key)
                .query(String.class)
                .optional()
                .filter(files.fingerprint()::equals)
                .isPresent();
    }

    /**
     * Makes it the newest version, also where the same was one before.
     *
     * @return everything that came into force by it
     */
    public List<ResourceDefinition> deploy(ModelFiles files) {
        DeploymentBuilder builder =
                repository.createDeployment().name(files.deploymentName()).source(files.fingerprint());
        files.byName().forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        DeploymentWithDefinitions deployment = builder.deployWithResult();
        return Stream.of(deployment.getDeployedProcessDefinitions(), deployment.getDeployedDecisionDefinitions())
                .filter(definitions -> definitions != null)
                .<ResourceDefinition>flatMap(List::stream)
                .toList();
    }

    /** Whether a decision of this key came into force by another file than this. */
    public boolean isOfAnotherFile(String key, String file) {
        return repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).list().stream()
                .map(ResourceDefinition::getResourceName)
                .anyMatch(resource -> !resource.equals(file) && !resource.endsWith("/" + file));
    }
}
