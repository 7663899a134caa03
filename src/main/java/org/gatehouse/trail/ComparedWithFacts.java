package org.gatehouse.trail;

import java.util.function.Consumer;

/** What is kept outside the log and can be compared with it, whenever the log is compared with itself. */
public interface ComparedWithFacts {

    /** @param problem told in a sentence on one line whatever is not as it was recorded */
    void compare(Consumer<String> problem);
}
