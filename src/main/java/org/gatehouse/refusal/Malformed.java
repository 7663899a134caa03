package org.gatehouse.refusal;

/** Thrown by the factory of a value object: the text is not one, and this is why. */
public final class Malformed extends IllegalArgumentException {

    private final String code;

    public Malformed(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
