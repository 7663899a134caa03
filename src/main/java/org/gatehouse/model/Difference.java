package org.gatehouse.model;

/** What became of a part of a table from one version to another, with a sign for those to whom colours say nothing. */
public enum Difference {
    KEPT("", "kept"),
    CHANGED("≠", "changed"),
    ADDED("+", "added"),
    REMOVED("−", "removed"),
    MOVED("↔", "moved");

    private final String sign;
    private final String inWords;

    Difference(String sign, String inWords) {
        this.sign = sign;
        this.inWords = inWords;
    }

    /** @param changed counts where it is on both sides, and there before whether it has moved */
    static Difference of(Beside<?> both, boolean changed, boolean moved) {
        if (both.from() == null) {
            return ADDED;
        }
        if (both.to() == null) {
            return REMOVED;
        }
        return changed ? CHANGED : moved ? MOVED : KEPT;
    }

    public String sign() {
        return sign;
    }

    public String inWords() {
        return inWords;
    }
}
