package org.gatehouse.packaged;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The database behind the packaged product: what a test puts there, and what it finds there afterwards. */
final class Database {

    private final String url;
    private final AtomicInteger organisations = new AtomicInteger(1000);

    Database(String url) {
        this.url = url;
    }

    /** Onboarding forms that are accepted, each of an organisation made for it. */
    List<Map<String, Object>> forms(int howMany) {
        var forms = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < howMany; i++) {
            forms.add(form());
        }
        return forms;
    }

    Map<String, Object> form() {
        String organisation = "Q" + organisations.incrementAndGet();
        String group = organisation + ".sg.MFA-CA-Std-Users";
        execute("insert into organisation (ods_code, name) values ('%s', 'Practice %s')"
                .formatted(organisation, organisation));
        execute("insert into directory_group (id, display_name, organisation, mail_enabled)"
                + " values ('%s', '%s', '%s', false)".formatted(group, group, organisation));
        String address = "admin@%s.example".formatted(organisation.toLowerCase(Locale.ROOT));
        return new HashMap<>(Map.of(
                "organisation", organisation,
                "policy", "STANDARD",
                "scope", "SUBSET",
                "securityGroup", group,
                "contactEmail", address,
                "requestedBy", address));
    }

    /** How many of these requests are not completed. */
    long unfinished(Collection<String> ritms) {
        return ritms.size() - count("select count(*) from request where status = 'COMPLETED' and ritm in " + in(ritms));
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        return Long.parseLong(column(sql).get(0));
    }

    /** The first column of every row, as text. */
    List<String> column(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String in(Collection<String> values) {
        return "('" + String.join("', '", values) + "')";
    }
}
