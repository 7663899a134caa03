package org.gatehouse.signin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;

/**
 * What somebody asks about one account.
 *
 * @param at null for now
 */
record Asked(AccountAddress account, Application application, Client client, String sourceIp, Instant at) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Reads all that can be read and notes everything that is wrong. */
    static Asked read(
            String account, Application application, Client client, String sourceIp, String at, Findings findings) {
        AccountAddress address = findings.required("account", account, AccountAddress::of);
        what(application, client, findings);
        String from = findings.required("sourceIp", sourceIp, String::strip);
        return new Asked(address, application, client, from, findings.optional("at", at, Asked::instant));
    }

    static void what(Application application, Client client, Findings findings) {
        findings.required("application", application);
        findings.required("client", client);
        if (application != null && client != null && !client.suits(application)) {
            findings.add("client", "NOT_ALLOWED", "%s opens Outlook only".formatted(client.inWords()));
        }
    }

    static Instant instant(String text) {
        Instant read;
        try {
            read = Instant.parse(text.strip().toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException noInstant) {
            throw new Malformed("NOT_AN_INSTANT", "Enter an instant such as 2026-11-23T10:00:00Z");
        }
        if (read.isBefore(EARLIEST) || read.isAfter(LATEST)) {
            throw new Malformed("OUT_OF_RANGE", "Enter an instant between the years 2000 and 2100");
        }
        return read;
    }
}
