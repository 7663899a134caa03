package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Microsoft Entra's changes. Each source tells only whose account may have changed; what it is now is then read anew and
 * whole. Where Graph has lost a reader's place, everything is looked through again and told as changes, together with
 * what was deleted, so that nobody misses what happened in between.
 */
@Component
@Profile("production")
class GraphChangeFeed implements ChangeFeed {

    /** The reports of Graph take five calls in ten seconds. */
    private static final Duration LOG_STEP = Duration.ofMinutes(1);

    private final FeedPages pages;
    private final WatchedGroups watched;
    private final PolicyScopes policies;
    private final WholeAccounts accounts;
    private final Clock clock;
    private final Duration logDelay;

    GraphChangeFeed(
            FeedPages pages,
            WatchedGroups watched,
            PolicyScopes policies,
            WholeAccounts accounts,
            Clock clock,
            GraphSettings settings) {
        this.pages = pages;
        this.watched = watched;
        this.policies = policies;
        this.accounts = accounts;
        this.clock = clock;
        this.logDelay = settings.logDelay();
    }

    @Override
    public Changes changesSince(String cursor, int most) {
        var progress = new FeedProgress(cursor == null ? begin() : FeedPlace.of(cursor));
        Map<MfaPolicy, PolicyScope> scopes = policies.noOlderThan(progress.scopes());
        if (progress.isFirstLook() || progress.hasWaiting(most)) {
            progress.leaveChanges();
        } else {
            Arrays.stream(DeltaSource.values()).forEach(source -> readChanges(progress, source));
            readPolicies(progress, scopes);
            readLog(progress);
        }
        while (progress.hasLists() && !progress.hasWaiting(most)) {
            readList(progress);
        }
        List<Change> told = now(progress.take(most));
        return new Changes(told, progress.place().cursor(), progress.isFirstLook(), progress.hasMore());
    }

    /** The places of the changes are asked before anything is looked at, so that nothing falls in between. */
    private FeedPlace begin() {
        Map<DeltaSource, URI> deltas =
                Arrays.stream(DeltaSource.values()).collect(Collectors.toMap(Function.identity(), pages::fromNowOn));
        return new FeedPlace(true, deltas, logComplete(), policies.readNow(), List.of(pages.everybody()), List.of());
    }

    private void readChanges(FeedProgress progress, DeltaSource source) {
        try {
            FeedPages.Page page = pages.read(source, progress.delta(source));
            switch (source) {
                case USERS -> progress.found(page.value().stream().map(FeedPages::id));
                case GROUPS -> readGroups(progress, page.value());
                case ROLES -> page.value().forEach(role -> readMembers(progress, role));
            }
            boolean more = page.nextLink() != null;
            progress.goOn(source, more ? page.nextLink() : page.deltaLink(), more);
        } catch (GraphFailure.Gone | GraphFailure.BadRequest lost) {
            progress.goOn(source, pages.fromNowOn(source), true);
            lookAgain(progress);
        }
    }

    /** Of a group that was deleted nobody can tell any more who was in it. */
    private void readGroups(FeedProgress progress, List<JsonNode> groups) {
        Set<String> matter =
                watched.among(groups.stream().map(FeedPages::id).collect(Collectors.toSet()), progress.scopes());
        for (JsonNode group : groups) {
            if (matter.contains(FeedPages.id(group))) {
                if (group.has("@removed")) {
                    lookAgain(progress);
                }
                readMembers(progress, group);
            }
        }
    }

    private void readMembers(FeedProgress progress, JsonNode group) {
        for (JsonNode member : group.path("members@delta")) {
            if (FeedPages.isGroup(member)) {
                progress.first(pages.membersOf(FeedPages.id(member)));
            } else if (FeedPages.isAccount(member)) {
                progress.found(Stream.of(FeedPages.id(member)));
            }
        }
    }

    /** A group that was linked or unlinked is a change of all its members. */
    private void readPolicies(FeedProgress progress, Map<MfaPolicy, PolicyScope> now) {
        Map<MfaPolicy, PolicyScope> before = progress.scopes();
        if (!now.equals(before)) {
            for (MfaPolicy policy : MfaPolicy.values()) {
                PolicyScope.Difference difference = now.get(policy).comparedWith(before.get(policy));
                difference.groups().forEach(group -> progress.first(pages.membersOf(group)));
                if (difference.everybody()) {
                    lookAgain(progress);
                }
            }
            progress.told(now);
        }
    }

    private void readLog(FeedProgress progress) {
        Instant complete = logComplete();
        if (!complete.isBefore(progress.logRead().plus(LOG_STEP))) {
            pages.logged(progress.logRead(), complete).forEach(progress::first);
            progress.readLogUpTo(complete);
        }
    }

    private Instant logComplete() {
        return clock.instant().minus(logDelay).truncatedTo(ChronoUnit.SECONDS);
    }

    private void readList(FeedProgress progress) {
        Listing list = progress.list();
        try {
            FeedPages.Page page = pages.read(list);
            progress.found(FeedPages.accountsIn(list.kind(), page));
            progress.turnPage(page.nextLink());
        } catch (GraphFailure.NotFound groupIsGone) {
            progress.turnPage(null);
            lookAgain(progress);
        } catch (GraphFailure.Gone | GraphFailure.BadRequest refused) {
            if (!list.isBegun()) {
                throw refused;
            }
            progress.turnPage(list.start());
        }
    }

    private void lookAgain(FeedProgress progress) {
        progress.last(pages.everybody());
        progress.last(pages.deleted());
    }

    private List<Change> now(List<String> ids) {
        Map<String, DirectoryAccount> found =
                accounts.read(ids).stream().collect(Collectors.toMap(DirectoryAccount::id, Function.identity()));
        Instant now = clock.instant();
        return ids.stream().map(id -> new Change(id, now, found.get(id))).toList();
    }
}
