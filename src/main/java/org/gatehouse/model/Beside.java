package org.gatehouse.model;

import java.util.Objects;
import java.util.function.Function;

/**
 * What was and what is.
 *
 * @param from null where there was nothing
 * @param to null where there is nothing
 */
public record Beside<T>(T from, T to) {

    public boolean differs() {
        return !Objects.equals(from, to);
    }

    /** What it is called: what is, or what was where it is gone. */
    public T present() {
        return to == null ? from : to;
    }

    <R> Beside<R> map(Function<T, R> part) {
        return new Beside<>(from == null ? null : part.apply(from), to == null ? null : part.apply(to));
    }
}
