package org.gatehouse.directory.graph;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.directory.graph.PackedRange.State;

/** What is written down about one shared location: the ranges of all locations of ours in it, and those that left. */
record PackedRanges(List<PackedRange> rows) {

    /** Ranges of one named location; Microsoft's documentation of the network assignment in Conditional Access. */
    static final int LIMIT = 2_000;

    /** What a location of ours has where Entra shows it: also what it gave up, unless another one wants it there. */
    Set<String> of(String location) {
        Set<String> left = left();
        return cidrs(row -> row.location().equals(location) && (row.isActive() || left.contains(row.cidr())));
    }

    /** Makes Entra's state fit a change of that location; ranges that were never ours stay as they are. */
    EntraLocation appliedTo(EntraLocation shown, String location) {
        return shown.without(left())
                .with(cidrs(row -> row.state() == State.HELD
                        || row.state() == State.WANTED && row.location().equals(location)));
    }

    /** For how many ranges there is place beside ours and those that were added by hand. */
    int room(Set<String> shown) {
        Set<String> taken = new TreeSet<>(shown);
        taken.removeAll(left());
        taken.addAll(active());
        return Math.max(0, LIMIT - taken.size());
    }

    private Set<String> active() {
        return cidrs(PackedRange::isActive);
    }

    private Set<String> left() {
        Set<String> left = cidrs(row -> true);
        left.removeAll(active());
        return left;
    }

    private Set<String> cidrs(Predicate<PackedRange> which) {
        return rows.stream().filter(which).map(PackedRange::cidr).collect(Collectors.toCollection(TreeSet::new));
    }
}
