package org.gatehouse.web;

import java.util.Arrays;
import org.gatehouse.refusal.Malformed;

/**
 * One choice of a field on a page.
 *
 * @param hint what it means, or null where the label says it
 */
public record Option(String value, String label, String hint) {

    public Option(String value, String label) {
        this(value, label, null);
    }

    /** What was chosen of a list. */
    public static <E extends Enum<E>> E chosen(Class<E> list, String value) {
        return Arrays.stream(list.getEnumConstants())
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new Malformed("UNKNOWN_CHOICE", "Choose one from the list"));
    }
}
