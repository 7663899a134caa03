package org.gatehouse.release;

import java.util.List;
import java.util.Optional;
import org.gatehouse.model.ModelVersion;
import org.springframework.stereotype.Component;

/** Stands in until versions are put into force while the product runs: none was. */
@Component
class TemporaryReleases implements Releases {

    @Override
    public boolean allowedHere() {
        return false;
    }

    @Override
    public ModelVersion release(ModelVersion inForce, byte[] content, Running running, Reason reason) {
        throw new UnsupportedOperationException();
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
