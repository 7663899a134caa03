package org.gatehouse.directory.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of the demo tenant, with faults on demand. */
@Component
@Profile("embedded")
class EmbeddedChangeFeed implements ChangeFeed {

    /**
     * Where a reader is.
     *
     * @param looking whether it is still looking at all accounts for the first time
     * @param number of the last change that it has seen, or of the last before it began to look
     * @param account the last that it has seen, of those with that number
     */
    private record Place(boolean looking, long number, String account) {

        private static final String LOOKING = "all";
        private static final String CHANGES = "changes";

        static Place of(String cursor) {
            String[] parts = cursor.split(":", 3);
            return new Place(parts[0].equals(LOOKING), Long.parseLong(parts[1]), parts[2]);
        }

        String cursor() {
            return String.join(":", looking ? LOOKING : CHANGES, String.valueOf(number), account);
        }
    }

    private record Numbered(long number, String account, Instant at) {}

    private final JdbcClient jdbc;
    private final AccountReader accounts;
    private final DirectoryFaults faults;

    EmbeddedChangeFeed(DirectoryStore store, AccountReader accounts, DirectoryFaults faults) {
        this.jdbc = store.jdbc();
        this.accounts = accounts;
        this.faults = faults;
    }

    @Override
    public Changes changesSince(String cursor, int most) {
        return faults.around(DirectoryOperation.READ, () -> {
            Place place = cursor == null ? new Place(true, lastNumber(), "") : Place.of(cursor);
            return place.looking() ? all(place, most) : changes(place, most);
        });
    }

    private long lastNumber() {
        return jdbc.sql("select last_number from directory_feed")
                .query(Long.class)
                .single();
    }

    private Changes all(Place place, int most) {
        List<Numbered> seen = jdbc.sql("""
                        select id, sessions_valid_from from directory_account
                         where id > :account order by id limit :most""")
                .param("account", place.account())
                .param("most", most)
                .query((row, number) ->
                        new Numbered(place.number(), row.getString("id"), Times.read(row, "sessions_valid_from")))
                .list();
        boolean more = seen.size() == most;
        Place next = more
                ? new Place(true, place.number(), seen.get(most - 1).account())
                : new Place(false, place.number(), "");
        return new Changes(now(seen), next.cursor(), true, true);
    }

    private Changes changes(Place place, int most) {
        List<Numbered> seen = jdbc.sql("""
                        select number, account_id, at from directory_change
                         where number > :number or number = :number and account_id > :account
                         order by number, account_id limit :most""")
                .param("number", place.number())
                .param("account", place.account())
                .param("most", most)
                .query((row, number) ->
                        new Numbered(row.getLong("number"), row.getString("account_id"), Times.read(row, "at")))
                .list();
        if (seen.isEmpty()) {
            return new Changes(List.of(), place.cursor(), false, false);
        }
        Numbered last = seen.get(seen.size() - 1);
        return new Changes(
                now(seen), new Place(false, last.number(), last.account()).cursor(), false, seen.size() == most);
    }

    private List<Change> now(List<Numbered> seen) {
        Map<String, DirectoryAccount> found = accounts
                .in("id", seen.stream().map(Numbered::account).toList())
                .stream()
                .collect(Collectors.toMap(DirectoryAccount::id, Function.identity()));
        return seen.stream()
                .map(one -> new Change(one.account(), one.at(), found.get(one.account())))
                .toList();
    }
}
