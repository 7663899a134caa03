package org.gatehouse.directory.embedded;

import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.directory.LocationDirectory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The named locations of the demo tenant's directory. */
@Component
@Profile("embedded")
class EmbeddedLocations implements LocationDirectory {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DirectoryFaults faults;

    EmbeddedLocations(DirectoryStore store, DirectoryFaults faults) {
        this.jdbc = store.jdbc();
        this.transaction = store.transaction();
        this.faults = faults;
    }

    @Override
    public void putLocation(String location, String displayName, Set<String> ranges) {
        faults.around(
                DirectoryOperation.REGISTER_LOCATION,
                () -> transaction.execute(status -> {
                    forget(location);
                    jdbc.sql("insert into directory_named_location (location, display_name) values (?, ?)")
                            .params(location, displayName)
                            .update();
                    ranges.forEach(range -> jdbc.sql("insert into directory_named_range (location, cidr) values (?, ?)")
                            .params(location, range)
                            .update());
                    return ranges.size();
                }));
    }

    @Override
    public void removeLocation(String location) {
        faults.around(DirectoryOperation.REMOVE_LOCATION, () -> transaction.execute(status -> forget(location)));
    }

    @Override
    public Set<String> rangesOf(String location) {
        return faults.around(
                DirectoryOperation.READ,
                () -> new TreeSet<>(jdbc.sql("select cidr from directory_named_range where location = ?")
                        .param(location)
                        .query(String.class)
                        .list()));
    }

    private int forget(String location) {
        return jdbc.sql("delete from directory_named_range where location = ?")
                        .param(location)
                        .update()
                + jdbc.sql("delete from directory_named_location where location = ?")
                        .param(location)
                        .update();
    }
}
