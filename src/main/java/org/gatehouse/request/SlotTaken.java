package org.gatehouse.request;

/** Another open or completed request holds what only one may. */
public class SlotTaken extends RuntimeException {

    public SlotTaken(String slot) {
        super("%s is taken".formatted(slot));
    }
}
