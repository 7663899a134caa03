package org.gatehouse.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A step that diagrams may use, by the name of its class with a small first letter. Nothing else is visible to them.
 * The catalogue feeds the expression allow-list, the lint, the element templates and the documentation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface Step {

    /** What a process owner reads, a verb and an object. */
    String label();

    /** The variables it reads. */
    String[] reads() default {};

    /** The variables it writes. */
    String[] writes() default {};

    /** The codes of the business errors it may throw. */
    String[] errors() default {};

    /** Whether it changes or reads a system outside the database, and so must be a job of its own. */
    boolean remote() default false;

    /** Whether the product tells the elements that use it apart by their ids, so that a diagram must keep these. */
    boolean knownByElement() default false;

    /** Whether each time it does the next part of something that has an end, so that a round of it ends by itself. */
    boolean doesTheNextPart() default false;
}
