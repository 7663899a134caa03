package org.gatehouse.account;

import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;

/**
 * Which accounts are looked for.
 *
 * @param organisation null for all
 * @param text what address or name begins with, or empty
 */
record AccountFilter(OdsCode organisation, String text) {

    private static final int LONGEST = 100;

    static AccountFilter of(String organisation, String q, Findings findings) {
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        String text = findings.optional("q", q, AccountFilter::shortEnough);
        return new AccountFilter(only, text == null ? "" : text);
    }

    private static String shortEnough(String text) {
        if (text.length() > LONGEST) {
            throw new Malformed("TOO_LONG", "Enter at most %d characters".formatted(LONGEST));
        }
        return text.strip();
    }
}
