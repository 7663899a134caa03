package org.gatehouse.engine;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Lets calls and tables answer by the script, and keeps what is done several times at once within bounds. */
final class StandInBehaviours extends AbstractBpmnParseListener {

    private final StandIn standIn;

    StandInBehaviours(StandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setActivityBehavior(new Call());
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setActivityBehavior(new Ruling());
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element task, Element loop, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior several
                && several.getLoopCardinalityExpression() != null) {
            several.setLoopCardinalityExpression(new Bounded(several.getLoopCardinalityExpression()));
        }
    }

    /** Waits until it is said what the called process came to. */
    private final class Call extends AbstractBpmnActivityBehavior {

        @Override
        public void execute(ActivityExecution execution) {
            // it goes on when it is signalled
        }

        @Override
        public void signal(ActivityExecution execution, String signal, Object data) throws Exception {
            executeWithErrorPropagation(execution, () -> {
                standIn.play(execution);
                leave(execution);
                return null;
            });
        }
    }

    private final class Ruling extends TaskActivityBehavior {

        @Override
        public void performExecution(ActivityExecution execution) throws Exception {
            executeWithErrorPropagation(execution, () -> {
                standIn.play(execution);
                leave(execution);
                return null;
            });
        }
    }

    /** The engine would make room for all of them before the first begins. */
    private record Bounded(Expression number) implements Expression {

        private static final int MOST = 1000;

        @Override
        public Object getValue(VariableScope scope) {
            Object value = number.getValue(scope);
            if (value instanceof Number many && many.longValue() > MOST) {
                throw new Performance.Endless("More than %d at once".formatted(MOST));
            }
            return value;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            number.setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return number.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return number.isLiteralText();
        }
    }
}
