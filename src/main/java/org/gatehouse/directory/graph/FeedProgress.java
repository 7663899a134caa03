package org.gatehouse.directory.graph;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.directory.MfaPolicy;

/** How far one call of the feed has come from the place where it began. */
final class FeedProgress {

    private final boolean firstLook;
    private final Map<DeltaSource, URI> deltas;
    private final Deque<Listing> lists;
    private final Set<String> waiting;
    private Map<MfaPolicy, PolicyScope> scopes;
    private Instant logRead;
    private boolean moreChanges;

    FeedProgress(FeedPlace place) {
        firstLook = place.firstLook();
        deltas = new EnumMap<>(place.deltas());
        lists = new ArrayDeque<>(place.lists());
        waiting = new LinkedHashSet<>(place.waiting());
        scopes = place.scopes();
        logRead = place.logRead();
    }

    boolean isFirstLook() {
        return firstLook;
    }

    boolean hasWaiting(int most) {
        return waiting.size() >= most;
    }

    void found(Stream<String> accounts) {
        accounts.forEach(waiting::add);
    }

    Map<MfaPolicy, PolicyScope> scopes() {
        return scopes;
    }

    void told(Map<MfaPolicy, PolicyScope> scopes) {
        this.scopes = scopes;
    }

    Instant logRead() {
        return logRead;
    }

    void readLogUpTo(Instant when) {
        logRead = when;
    }

    URI delta(DeltaSource source) {
        return deltas.get(source);
    }

    void goOn(DeltaSource source, URI next, boolean more) {
        deltas.put(source, next);
        moreChanges |= more;
    }

    /** There are changes that were not looked for. */
    void leaveChanges() {
        moreChanges = true;
    }

    /** To be looked through before what is there already; one that is there and not begun is not put in again. */
    void first(Listing listing) {
        if (!lists.contains(listing)) {
            lists.addFirst(listing);
        }
    }

    /** To be looked through after all others; one that is begun already does not take its place. */
    void last(Listing listing) {
        if (!lists.contains(listing)) {
            lists.addLast(listing);
        }
    }

    boolean hasLists() {
        return !lists.isEmpty();
    }

    Listing list() {
        return lists.getFirst();
    }

    /** @param next null where the list ends */
    void turnPage(URI next) {
        Listing read = lists.removeFirst();
        if (next != null) {
            lists.addFirst(read.at(next));
        }
    }

    List<String> take(int most) {
        List<String> taken = waiting.stream().limit(most).toList();
        taken.forEach(waiting::remove);
        return taken;
    }

    /** After the first look, the changes that were made meanwhile are still to be had. */
    boolean hasMore() {
        return firstLook || moreChanges || !lists.isEmpty() || !waiting.isEmpty();
    }

    FeedPlace place() {
        return new FeedPlace(
                firstLook && !(lists.isEmpty() && waiting.isEmpty()),
                deltas,
                logRead,
                scopes,
                copy(lists),
                copy(waiting));
    }

    private static <T> List<T> copy(Collection<T> things) {
        return new ArrayList<>(things);
    }
}
