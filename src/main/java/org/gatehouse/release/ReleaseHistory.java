package org.gatehouse.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was in force before, so that going back again and again leads further back, as undoing does.
 *
 * @param versions of one model, the newest first
 * @param backTo the version whose content another repeats, by the version that repeats it
 * @param content what tells contents apart, such as a fingerprint, of a version
 */
record ReleaseHistory(List<Integer> versions, Map<Integer, Integer> backTo, Function<Integer, String> content) {

    /** The newest version that was in force before what is in force now and said something else. */
    Optional<Integer> before() {
        int current = original(versions.get(0));
        String now = content.apply(current);
        return versions.stream()
                .filter(version -> version < current)
                .filter(version -> !content.apply(version).equals(now))
                .findFirst()
                .map(this::original);
    }

    /** A version that only repeats another stands where that one stood. */
    private int original(int version) {
        return backTo.getOrDefault(version, version);
    }
}
