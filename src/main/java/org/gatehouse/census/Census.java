package org.gatehouse.census;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.census.CensusListener.Changed;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.Sweep;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.UkPhoneNumber;
import org.gatehouse.store.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every account of the tenant as the directory last told of it. It follows the directory's feed of changes; of two nodes
 * that read the same part, one keeps it and the other looks again.
 */
@Service
public class Census implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(Census.class);
    private static final int AT_ONCE = 500;
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private record Reading(String place, Instant caughtUp, long version) {}

    private final CensusTable table;
    private final ChangeFeed feed;
    private final ObjectProvider<CensusListener> listeners;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration freshFor;

    Census(
            CensusTable table,
            ChangeFeed feed,
            ObjectProvider<CensusListener> listeners,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${gatehouse.census.fresh-for}") Duration freshFor) {
        this.table = table;
        this.feed = feed;
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.freshFor = freshFor;
    }

    /** Those of the given addresses that the directory told of. */
    public Map<AccountAddress, Entry> at(Collection<AccountAddress> addresses) {
        var found = new HashMap<AccountAddress, Entry>();
        List<AccountAddress> asked = addresses.stream().distinct().toList();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            table.at(asked.subList(from, Math.min(from + AT_ONCE, asked.size())))
                    .forEach(entry -> found.put(entry.address(), entry));
        }
        return found;
    }

    public Optional<Entry> find(String accountId) {
        return table.withIds(List.of(accountId)).stream().findFirst();
    }

    /** @param organisation null for the whole tenant */
    public void each(OdsCode organisation, Consumer<Entry> look) {
        List<Entry> part = table.after("", organisation, AT_ONCE);
        while (!part.isEmpty()) {
            part.forEach(look);
            part = table.after(part.get(part.size() - 1).id(), organisation, AT_ONCE);
        }
    }

    /** When it last held all that the directory had to tell; null where it never did. */
    public Instant asOf() {
        return reading().caughtUp();
    }

    /**
     * Reads what changed since it last did, unless that is recent enough. Where that is not possible just now, everything
     * stays as it was told before: whoever only wants to look must not fail for it.
     */
    public void catchUp() {
        Instant last = asOf();
        if (last != null && clock.instant().isBefore(last.plus(freshFor))) {
            return;
        }
        try {
            run();
        } catch (RuntimeException failure) {
            log.error("The census stays as it is and is tried again", failure);
        }
    }

    @Override
    @Scheduled(fixedDelayString = "${gatehouse.census.pause}")
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = readOn();
            }
        } catch (DirectoryUnavailable unavailable) {
            log.warn("The census stays as it is: {}", unavailable.getMessage());
        }
    }

    private boolean readOn() {
        Reading reading = reading();
        ChangeFeed.Changes told = feed.changesSince(reading.place(), AT_ONCE);
        if (told.changes().isEmpty() && !told.more() && told.cursor().equals(reading.place())) {
            caughtUp(reading);
            return false;
        }
        return transaction.execute(status -> keep(reading, told));
    }

    private boolean keep(Reading reading, ChangeFeed.Changes told) {
        Instant caughtUp = told.more() ? reading.caughtUp() : clock.instant();
        boolean first = jdbc.sql("""
                                update census_reading set place = :place, caught_up = :now, version = version + 1
                                 where version = :version""")
                        .param("place", told.cursor())
                        .param("now", Times.of(caughtUp))
                        .param("version", reading.version())
                        .update()
                > 0;
        if (first) {
            List<Changed> changes = enter(told);
            if (!told.firstLook()) {
                listeners.forEach(listener -> listener.changed(changes));
            }
        }
        return told.more() || !first;
    }

    private List<Changed> enter(ChangeFeed.Changes told) {
        Set<String> ids =
                told.changes().stream().map(ChangeFeed.Change::accountId).collect(Collectors.toSet());
        Map<String, Entry> before =
                table.withIds(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        var changes = new ArrayList<Changed>();
        for (ChangeFeed.Change change : newestOfEach(told.changes())) {
            Entry known = before.get(change.accountId());
            Entry now = change.account() == null
                    ? null
                    : entry(change.account(), known, told.firstLook() ? null : change.at());
            changes.add(new Changed(change.accountId(), known, now, change.at()));
        }
        table.remove(before.keySet());
        table.add(changes.stream().map(Changed::now).filter(Objects::nonNull).toList());
        return changes;
    }

    /** Of what is told of one account more than once, the last counts. */
    private static Collection<ChangeFeed.Change> newestOfEach(List<ChangeFeed.Change> changes) {
        var newest = new LinkedHashMap<String, ChangeFeed.Change>();
        changes.forEach(change -> newest.put(change.accountId(), change));
        return newest.values();
    }

    private static Entry entry(DirectoryAccount account, Entry before, Instant at) {
        return new Entry(
                account.id(),
                account.address(),
                account.displayName(),
                account.organisation(),
                account.kind(),
                account.enabled(),
                account.administrator(),
                account.breakGlass(),
                account.perUserMfa(),
                account.methods().stream().map(method -> method.type()).collect(Collectors.toUnmodifiableSet()),
                account.methods().stream().anyMatch(Census::isOutsideUk),
                account.policies(),
                since(MfaPolicy.STANDARD, account, before, at),
                since(MfaPolicy.NAMED_LOCATIONS, account, before, at));
    }

    private static boolean isOutsideUk(AuthenticationMethod method) {
        return method.type().usesNumber() && UkPhoneNumber.isFromAbroad(method.detail());
    }

    private static Instant since(MfaPolicy policy, DirectoryAccount account, Entry before, Instant at) {
        if (!account.policies().contains(policy)) {
            return null;
        }
        return before != null && before.policies().contains(policy) ? before.since(policy) : at;
    }

    /** Not written every few seconds, for nobody reads it so exactly. */
    private void caughtUp(Reading reading) {
        if (reading.caughtUp() != null
                && clock.instant().isBefore(reading.caughtUp().plus(EXACTNESS))) {
            return;
        }
        jdbc.sql("update census_reading set caught_up = :now where id = 1")
                .param("now", Times.of(clock.instant()))
                .update();
    }

    private Reading reading() {
        return jdbc.sql("select * from census_reading where id = 1")
                .query((row, number) ->
                        new Reading(row.getString("place"), Times.read(row, "caught_up"), row.getLong("version")))
                .single();
    }
}
