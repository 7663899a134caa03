package org.gatehouse.trail;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads long tables a part at a time, each by the key after which it begins, so that no transaction stays open. */
final class Paging {

    static final int AT_A_TIME = 1000;

    private Paging() {}

    /**
     * @param first the key before the first
     * @param part the next rows after a key, in the order of their keys; empty at the end
     */
    static <T> Stream<T> all(long first, Function<Long, List<T>> part, Function<T, Long> key) {
        return Stream.iterate(
                        part.apply(first),
                        some -> !some.isEmpty(),
                        some -> part.apply(key.apply(some.get(some.size() - 1))))
                .flatMap(List::stream);
    }
}
