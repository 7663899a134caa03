package org.gatehouse.release;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stands in until the releases are there. */
@Component
class TemporaryReleases implements Releases {

    private final RepositoryService repository;
    private final ModelVersions versions;
    private final JdbcClient jdbc;
    private final boolean allowed;

    TemporaryReleases(
            RepositoryService repository,
            ModelVersions versions,
            JdbcClient jdbc,
            @Value("${gatehouse.models.deploy-at-run-time:true}") boolean allowed) {
        this.repository = repository;
        this.versions = versions;
        this.jdbc = jdbc;
        this.allowed = allowed;
    }

    @Override
    public boolean allowedHere() {
        return allowed;
    }

    @Override
    public ModelVersion release(ModelVersion inForce, byte[] content, Running running, Reason reason) {
        jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
                .query(String.class)
                .single();
        if (versions.inForce(inForce.key()).orElseThrow().version() != inForce.version()) {
            throw Refusal.conflict("CHANGED_MEANWHILE", "Another version came into force");
        }
        var deployment = repository.createDeployment().name("processes/" + inForce.file());
        versions.files(inForce)
                .forEach((name, file) -> deployment.addInputStream(
                        name, new ByteArrayInputStream(name.endsWith("/" + inForce.file()) ? content : file)));
        deployment.deploy();
        return versions.inForce(inForce.key()).orElseThrow();
    }

    @Override
    public ModelVersion back(String key, Running running, Reason reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Release> of(String key) {
        return List.of();
    }

    @Override
    public Optional<Migration> migration(String key, int version) {
        return Optional.empty();
    }
}
