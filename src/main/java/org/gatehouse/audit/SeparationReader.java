package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.audit.SegregationPolicy.Conflict;
import org.gatehouse.audit.SegregationPolicy.GivingBack;
import org.gatehouse.audit.SegregationPolicy.Parts;
import org.gatehouse.audit.SegregationPolicy.Party;
import org.gatehouse.audit.SeparationRows.Found;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who had which part in some decisions, however many with the same few questions to the database. */
@Component
class SeparationReader {

    private static final Set<String> ON_ESCALATIONS = Set.of("UPHELD", "OVERTURNED");

    private record Made(long id, String ritm, String outcome, String by, Instant at) {}

    private record Account(String ritm, String address, String markedBy, String remediatedBy, String checkedBy) {}

    private final JdbcClient jdbc;
    private final Requests requests;
    private final People people;
    private final Json json;

    SeparationReader(JdbcClient jdbc, Requests requests, People people, Json json) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.people = people;
        this.json = json;
    }

    List<Separation> read(List<Found> found) {
        Set<String> ritms = found.stream().map(Found::ritm).collect(Collectors.toSet());
        if (ritms.isEmpty()) {
            return List.of();
        }
        Map<String, Request> asked = requests
                .all(ritms.stream().map(RequestReference::of).toList())
                .stream()
                .collect(Collectors.toMap(request -> request.ritm().value(), Function.identity()));
        Map<String, List<Made>> made = made(ritms);
        Map<String, Account> accounts = accounts(ritms);
        var known = new Known();
        return found.stream()
                .map(each -> each.decision() == 0
                        ? givenBack(each, asked.get(each.ritm()), accounts.get(each.ritm()), known)
                        : decision(each, asked.get(each.ritm()), made.get(each.ritm()), known))
                .toList();
    }

    private Separation decision(Found found, Request request, List<Made> made, Known known) {
        Made decided = made.stream()
                .filter(each -> each.id() == found.decision())
                .findFirst()
                .orElseThrow();
        String first = ON_ESCALATIONS.contains(decided.outcome()) ? rejecter(made, decided) : null;
        Map<String, Object> details = json.readMap(request.details());
        String contestedBy = ON_ESCALATIONS.contains(decided.outcome()) ? text(details, "contest", "by") : null;
        String vouchedBy = text(details, "seniorApproval", "email");
        var parts = new Parts(
                known.at(request.requestedBy()),
                known.as(request.submittedBy()),
                vouchedBy == null ? Party.NOBODY : new Party(null, vouchedBy),
                known.as(decided.by()),
                known.as(first),
                known.as(contestedBy));
        List<Conflict> conflicts = SegregationPolicy.check(parts);
        return new Separation(
                request.ritm().value(),
                request.type(),
                request.organisation().value(),
                request.requestedBy().value(),
                request.submittedBy(),
                known.isSystem(request.submittedBy()),
                vouchedBy,
                decided.outcome(),
                decided.by(),
                decided.at(),
                first,
                contestedBy,
                null,
                null,
                null,
                conflicts.isEmpty(),
                conflicts);
    }

    private static Separation givenBack(Found found, Request request, Account account, Known known) {
        List<Conflict> conflicts = SegregationPolicy.check(new GivingBack(
                new Party(null, account.address()),
                known.as(account.remediatedBy()),
                new Party(null, account.checkedBy())));
        return new Separation(
                request.ritm().value(),
                request.type(),
                request.organisation().value(),
                request.requestedBy().value(),
                request.submittedBy(),
                known.isSystem(request.submittedBy()),
                null,
                "GIVEN_BACK",
                account.remediatedBy(),
                found.at(),
                null,
                null,
                account.address(),
                account.markedBy(),
                account.checkedBy(),
                conflicts.isEmpty(),
                conflicts);
    }

    /** Who made the rejection that comes before a decision on it. */
    private static String rejecter(List<Made> made, Made onIt) {
        return made.stream()
                .filter(each -> each.id() < onIt.id() && each.outcome().equals("REJECTED"))
                .map(Made::by)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static String text(Map<String, Object> details, String object, String field) {
        return details.get(object) instanceof Map<?, ?> inner && inner.get(field) != null
                ? inner.get(field).toString()
                : null;
    }

    private Map<String, List<Made>> made(Collection<String> ritms) {
        return jdbc
                .sql("select id, ritm, outcome, decided_by, decided_at from request_decision"
                        + " where ritm in (:ritms) order by id")
                .param("ritms", ritms)
                .query(SeparationReader::made)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Made::ritm));
    }

    private static Made made(ResultSet row, int number) throws SQLException {
        return new Made(
                row.getLong("id"),
                row.getString("ritm"),
                row.getString("outcome"),
                row.getString("decided_by"),
                Times.read(row, "decided_at"));
    }

    private Map<String, Account> accounts(Collection<String> ritms) {
        return jdbc
                .sql("""
                        select c.ritm, c.account_address, r.marked_by, c.remediation_by, c.identity_checked_by
                          from compromise_case c join compromise_run r on r.ritm = c.ritm and r.run = c.run
                         where c.ritm in (:ritms)""")
                .param("ritms", ritms)
                .query((row, number) -> new Account(
                        row.getString("ritm"),
                        row.getString("account_address"),
                        row.getString("marked_by"),
                        row.getString("remediation_by"),
                        row.getString("identity_checked_by")))
                .list()
                .stream()
                .collect(Collectors.toMap(Account::ritm, Function.identity()));
    }

    /** People, each looked up once. */
    private class Known {

        private final Map<String, Person> byLogin = new HashMap<>();
        private final Map<AccountAddress, Person> byAddress = new HashMap<>();

        Party as(String login) {
            Person person = byLogin(login);
            return login == null
                    ? Party.NOBODY
                    : new Party(login, person == null ? null : person.address().value());
        }

        Party at(AccountAddress address) {
            Person person = byAddress.computeIfAbsent(
                    address, wanted -> people.byAddress(wanted).orElse(null));
            return new Party(person == null ? null : person.login(), address.value());
        }

        boolean isSystem(String login) {
            Person person = byLogin(login);
            return person != null && person.is(Groups.INTEGRATION);
        }

        private Person byLogin(String login) {
            return login == null
                    ? null
                    : byLogin.computeIfAbsent(
                            login, wanted -> people.byLogin(wanted).orElse(null));
        }
    }
}
