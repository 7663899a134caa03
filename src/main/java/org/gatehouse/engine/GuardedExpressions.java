package org.gatehouse.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions that can name a variable or a catalogued step and do nothing else: no property is read and no method is
 * called on anything, so an expression that reaches the engine by any way (a diagram, a stored filter, CVE-2026-109432)
 * cannot run code.
 */
class GuardedExpressions extends JuelExpressionManager {

    private final StepCatalogue steps;
    private final Function<String, Object> beans;

    /** @param beans what stands for a catalogued step, by its name */
    GuardedExpressions(StepCatalogue steps, Function<String, Object> beans) {
        this.steps = steps;
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new NamesOnly());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new CataloguedSteps());
        return resolver;
    }

    /** Comes first and refuses everything that has a base, that is, a dot, a bracket or a call. */
    private static final class NamesOnly extends RefusingResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null) {
                throw refused(property);
            }
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            throw refused(method);
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw refused(property);
        }

        private static ProcessEngineException refused(Object what) {
            return new ProcessEngineException(
                    "Expressions may name a variable or a step only; '%s' is refused".formatted(what));
        }
    }

    private final class CataloguedSteps extends RefusingResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || steps.find(String.valueOf(property)).isEmpty()) {
                return null;
            }
            context.setPropertyResolved(true);
            return beans.apply(String.valueOf(property));
        }
    }

    /** What a resolver that only reads names has in common. */
    private abstract static class RefusingResolver extends ELResolver {

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new ProcessEngineException("Expressions may not write");
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return List.<FeatureDescriptor>of().iterator();
        }
    }
}
