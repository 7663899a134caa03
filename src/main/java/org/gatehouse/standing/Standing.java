package org.gatehouse.standing;

/**
 * How an account stands with Gatehouse.
 *
 * @param compromised whether it is compromised now: it is locked down and not yet remediated
 * @param everCompromised whether it ever was: then it keeps MFA for ever (AC-048, Q-02)
 */
public record Standing(boolean compromised, boolean everCompromised) {

    static final Standing GOOD = new Standing(false, false);
}
