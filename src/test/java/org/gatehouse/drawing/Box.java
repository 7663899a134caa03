package org.gatehouse.drawing;

/** A rectangle on a diagram, in pixels; y grows downwards. */
record Box(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middle() {
        return y + height / 2;
    }

    double centre() {
        return x + width / 2;
    }

    /** Whether they share more than an edge. */
    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }
}
