package org.gatehouse.drawing;

import static java.lang.Math.max;
import static java.lang.Math.min;

/** One straight piece of a line on a diagram, in pixels. */
record Segment(double x1, double y1, double x2, double y2) {

    boolean isHorizontal() {
        return y1 == y2;
    }

    boolean isVertical() {
        return x1 == x2;
    }

    /** Whether it goes through a box; to run along its border or end at it is not to go through. */
    boolean goesThrough(Box box) {
        return min(x1, x2) < box.right()
                && max(x1, x2) > box.x()
                && min(y1, y2) < box.bottom()
                && max(y1, y2) > box.y();
    }

    /** Whether they have a point in common. */
    boolean meets(Segment other) {
        return min(x1, x2) <= max(other.x1, other.x2)
                && min(other.x1, other.x2) <= max(x1, x2)
                && min(y1, y2) <= max(other.y1, other.y2)
                && min(other.y1, other.y2) <= max(y1, y2);
    }
}
