package org.gatehouse.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Makes what is recorded fit its column and says how much it leaves out: an act must not fail because there is much to
 * tell of it.
 */
final class Fitting {

    /** Characters in a column of details or rulings. */
    static final int LONGEST = 12_000;

    private Fitting() {}

    static String text(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /**
     * As many of the items as fit, in their order, and one that says how many more there were.
     *
     * @return as JSON; null if there are none
     */
    static <T> String list(List<T> items, IntFunction<T> leftOut, Function<Object, String> json) {
        if (items.isEmpty()) {
            return null;
        }
        String all = json.apply(items);
        if (all.length() <= LONGEST) {
            return all;
        }
        var kept = new ArrayList<T>();
        // the brackets, and a comma before each but the first
        int length = 1 + json.apply(leftOut.apply(items.size())).length() + 1;
        for (T item : items) {
            length += json.apply(item).length() + 1;
            if (length > LONGEST) {
                break;
            }
            kept.add(item);
        }
        kept.add(leftOut.apply(items.size() - kept.size()));
        return json.apply(kept);
    }

    /** The details with the longest of them cut short, as JSON. */
    static String map(Map<String, ?> details, Function<Object, String> json) {
        String all = json.apply(details);
        for (int longest = LONGEST / 2; all.length() > LONGEST && longest > 0; longest /= 2) {
            all = json.apply(cut(details, longest, json));
        }
        return all;
    }

    private static Map<String, Object> cut(Map<String, ?> details, int longest, Function<Object, String> json) {
        var cut = new LinkedHashMap<String, Object>();
        details.forEach((name, value) ->
                cut.put(name, json.apply(value).length() <= longest ? value : text(String.valueOf(value), longest)));
        return cut;
    }
}
