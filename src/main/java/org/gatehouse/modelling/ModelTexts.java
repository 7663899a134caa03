package org.gatehouse.modelling;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.springframework.stereotype.Component;

/** Reads what versions of models say. That never changes, so each is read once. */
@Component
class ModelTexts {

    private record Read(ModelText text, boolean asShipped) {}

    private final ModelVersions versions;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    ModelTexts(ModelVersions versions) {
        this.versions = versions;
    }

    ModelText of(ModelVersion version) {
        return read(version).text();
    }

    /** Whether it is, byte for byte, the file that this release of the product ships. */
    boolean isAsShipped(ModelVersion version) {
        return read(version).asShipped();
    }

    private Read read(ModelVersion version) {
        Read known = read.get(version.definition());
        if (known == null) {
            byte[] content = versions.content(version);
            boolean asShipped = versions.shipped(version.kind(), version.key())
                    .filter(shipped -> Arrays.equals(shipped, content))
                    .isPresent();
            known = new Read(ModelText.read(version.kind(), content), asShipped);
            read.put(version.definition(), known);
        }
        return known;
    }
}
