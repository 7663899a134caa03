package org.gatehouse.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;

/** A variable with its name and type. Declared by the {@code XxxProcess} classes, which alone know the names. */
public record ProcessVariable<T>(String name, Class<T> type) {

    public T get(VariableScope scope) {
        Object value = scope.getVariable(name);
        return type.cast(value instanceof Date date && type == Instant.class ? date.toInstant() : value);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, stored(value));
    }

    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, stored(value));
    }

    public VariableMap put(VariableMap variables, T value) {
        return variables.putValue(name, stored(value));
    }

    private static Object stored(Object value) {
        return value instanceof Instant instant ? Date.from(instant) : value;
    }
}
