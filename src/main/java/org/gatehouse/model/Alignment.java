package org.gatehouse.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Two lists laid beside each other: what belongs together, in the order of the new list, with what is gone where it stood.
 */
final class Alignment<T> {

    /**
     * @param fromPlace counted from 0, -1 where there was none
     * @param toPlace counted from 0, -1 where there is none
     * @param moved whether its order among those on both sides is another; of as few as explain the new order
     */
    record Pair<T>(Beside<T> both, int fromPlace, int toPlace, boolean moved) {}

    /** What tells that two belong together, on either side; null tells nothing. */
    record Key<T>(Function<T, Object> from, Function<T, Object> to) {

        static <T> Key<T> of(Function<T, Object> both) {
            return new Key<>(both, both);
        }
    }

    private static final int NONE = -1;

    private final List<T> from;
    private final List<T> to;
    /** The place in the old list for each of the new. */
    private final int[] partners;

    private final Set<Integer> kept = new HashSet<>();

    private Alignment(List<T> from, List<T> to) {
        this.from = from;
        this.to = to;
        this.partners = new int[to.size()];
        Arrays.fill(partners, NONE);
    }

    /** @param keys the first that fits counts */
    static <T> List<Pair<T>> of(List<T> from, List<T> to, List<Key<T>> keys) {
        var alignment = new Alignment<>(from, to);
        keys.forEach(alignment::match);
        return alignment.pairs();
    }

    private void match(Key<T> key) {
        Map<Object, Queue<Integer>> free = new HashMap<>();
        for (int place = 0; place < from.size(); place++) {
            Object value = key.from().apply(from.get(place));
            if (value != null && !kept.contains(place)) {
                free.computeIfAbsent(value, any -> new ArrayDeque<>()).add(place);
            }
        }
        for (int place = 0; place < to.size(); place++) {
            Object value = key.to().apply(to.get(place));
            if (value != null && partners[place] == NONE && free.containsKey(value)) {
                Integer partner = free.get(value).poll();
                if (partner != null) {
                    partners[place] = partner;
                    kept.add(partner);
                }
            }
        }
    }

    private List<Pair<T>> pairs() {
        Set<Integer> inOrder = longestInOrder();
        var pairs = new ArrayList<Pair<T>>();
        for (int place = 0; place < to.size(); place++) {
            int partner = partners[place];
            T before = partner == NONE ? null : from.get(partner);
            boolean moved = partner != NONE && !inOrder.contains(partner);
            pairs.add(new Pair<>(new Beside<>(before, to.get(place)), partner, place, moved));
        }
        for (int place = 0; place < from.size(); place++) {
            if (!kept.contains(place)) {
                pairs.add(after(place - 1, pairs), new Pair<>(new Beside<>(from.get(place), null), place, NONE, false));
            }
        }
        return pairs;
    }

    private static <T> int after(int fromPlace, List<Pair<T>> pairs) {
        for (int index = 0; index < pairs.size(); index++) {
            if (fromPlace != NONE && pairs.get(index).fromPlace() == fromPlace) {
                return index + 1;
            }
        }
        return 0;
    }

    /** The longest part of the old places that goes on rising in the new order; tables are short enough to try all. */
    private Set<Integer> longestInOrder() {
        int[] places = Arrays.stream(partners).filter(place -> place != NONE).toArray();
        int[] lengths = new int[places.length];
        int[] previous = new int[places.length];
        int last = NONE;
        for (int i = 0; i < places.length; i++) {
            lengths[i] = 1;
            previous[i] = NONE;
            for (int j = 0; j < i; j++) {
                if (places[j] < places[i] && lengths[j] + 1 > lengths[i]) {
                    lengths[i] = lengths[j] + 1;
                    previous[i] = j;
                }
            }
            if (last == NONE || lengths[i] > lengths[last]) {
                last = i;
            }
        }
        var inOrder = new HashSet<Integer>();
        for (int i = last; i != NONE; i = previous[i]) {
            inOrder.add(places[i]);
        }
        return inOrder;
    }
}
