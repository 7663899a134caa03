package org.gatehouse.model;

import java.time.Instant;

/**
 * A version of a diagram or table that the database holds.
 *
 * @param key the id of the process or decision, which is the name of its file too
 * @param version counted by the engine from 1
 * @param versionTag what its author calls this version, such as {@code 1.2.0}
 * @param definition the engine's id of it
 * @param deployment the engine's id of what it was deployed with
 */
public record ModelVersion(
        ModelKind kind,
        String key,
        String name,
        int version,
        String versionTag,
        String definition,
        String deployment,
        Instant deployedAt) {

    public String file() {
        return kind.fileOf(key);
    }
}
