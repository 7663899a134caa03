package org.gatehouse.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.census.CensusRows;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.standing.Standing;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the census beside how its accounts stand with Gatehouse and which exceptions they have. */
@Repository
@Transactional(readOnly = true)
class TenantTable {

    /** An account has one exception in its slot at a time, so that none is counted twice. */
    static final String ACCOUNTS = """
            from census c
              left join account_standing s on s.account_id = c.account_id
              left join exception_term t on t.slot = c.account_id and t.state = 'ACTIVE'
            """;

    static final Map<MfaPolicy, String> JOINED_LATELY = Map.of(
            MfaPolicy.NAMED_LOCATIONS, "c.named_locations_since > :namedLocationsLately",
            MfaPolicy.STANDARD, "c.standard_since > :standardLately");

    static final String EVER_COMPROMISED = "coalesce(s.ever_compromised, false)";

    private final JdbcClient jdbc;

    TenantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All that are wanted, a row for each combination of facts.
     *
     * @param eachOrganisation whether each organisation is counted by itself, which makes many more of them
     */
    List<Alike> alike(Wanted wanted, boolean eachOrganisation) {
        Condition condition = Condition.of(wanted);
        return jdbc.sql("""
                        select organisation, named_locations, standard, ever_compromised, per_user_mfa, kind,
                               administrator, methods, number_outside_uk, named_locations_lately, standard_lately,
                               excepted, compromised,
                               count(*) as number
                          from (select %s as organisation, c.named_locations, c.standard, c.per_user_mfa, c.kind,
                                       c.administrator, c.methods, c.number_outside_uk,
                                       %s as ever_compromised,
                                       coalesce(s.compromised, false) as compromised,
                                       coalesce(%s, false) as named_locations_lately,
                                       coalesce(%s, false) as standard_lately,
                                       t.id is not null as excepted
                                  %s where %s) facts
                         group by organisation, named_locations, standard, ever_compromised, per_user_mfa, kind,
                               administrator, methods, number_outside_uk, named_locations_lately, standard_lately,
                               excepted, compromised""".formatted(
                                eachOrganisation ? "c.organisation" : "cast(null as varchar(10))",
                                EVER_COMPROMISED,
                                JOINED_LATELY.get(MfaPolicy.NAMED_LOCATIONS),
                                JOINED_LATELY.get(MfaPolicy.STANDARD),
                                ACCOUNTS,
                                condition.sql()))
                .params(condition.values())
                .params(wanted.lately())
                .query(TenantTable::alike)
                .list();
    }

    /** Every organisation, the one with most accounts not under MFA first. */
    List<Share> shares(PoliciesThatCount policies, int most) {
        String notUnderPolicy = Condition.underPolicy(policies, EffectivePolicy.NONE);
        return jdbc.sql("""
                        select organisation, sum(number) as accounts,
                               sum(case when not_under_policy then 0 else number end) as under_mfa,
                               sum(case when not_under_policy and not mailbox then number else 0 end) as not_under_mfa
                          from (select organisation, not_under_policy, mailbox, count(*) as number
                                  from (select c.organisation, %s as not_under_policy,
                                               c.kind = 'SHARED_MAILBOX' as mailbox
                                          from census c
                                          left join account_standing s on s.account_id = c.account_id) facts
                                 group by organisation, not_under_policy, mailbox) counted
                         group by organisation
                         order by not_under_mfa desc, organisation
                         limit :most""".formatted(notUnderPolicy))
                .param("most", most)
                .query((row, number) -> new Share(
                        row.getString("organisation"),
                        row.getLong("accounts"),
                        row.getLong("under_mfa"),
                        row.getLong("not_under_mfa")))
                .list();
    }

    boolean hasAccountsOf(OdsCode organisation) {
        return jdbc.sql("select count(*) from"
                                + " (select 1 as one from census where organisation = :organisation limit 1) found")
                        .param("organisation", organisation.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** In the order of their addresses. */
    PageOf<StatusLine> page(Wanted wanted, PageOf.Wanted page) {
        Condition condition = Condition.of(wanted);
        long total = jdbc.sql(PageOf.counting(ACCOUNTS + " where " + condition.sql()))
                .params(condition.values())
                .query(Long.class)
                .single();
        List<StatusLine> lines = lines(
                wanted,
                "%s order by c.address, c.account_id limit :size offset :offset",
                Map.of("size", page.size(), "offset", page.offset()));
        return new PageOf<>(lines, page.page(), page.size(), total);
    }

    /**
     * The next of them, whatever was added since the first was read.
     *
     * @param last null for the first
     */
    List<StatusLine> after(StatusLine last, Wanted wanted, int most) {
        return lines(
                wanted,
                "%s and (c.address, c.account_id) > (:address, :id) order by c.address, c.account_id limit :most",
                Map.of(
                        "address", last == null ? "" : last.entry().address().value(),
                        "id", last == null ? "" : last.entry().id(),
                        "most", most));
    }

    private List<StatusLine> lines(Wanted wanted, String which, Map<String, ?> values) {
        Condition condition = Condition.of(wanted);
        return jdbc.sql("""
                        select c.*, %s as ever_compromised, coalesce(s.compromised, false) as compromised, t.ends_at
                          %s where %s""".formatted(EVER_COMPROMISED, ACCOUNTS, which.formatted(condition.sql())))
                .params(condition.values())
                .params(values)
                .query((row, number) -> line(row, number, wanted.policies()))
                .list();
    }

    private static StatusLine line(ResultSet row, int number, PoliciesThatCount policies) throws SQLException {
        Entry entry = CensusRows.entry(row, number);
        var status = new MfaStatus(policies.of(facts(row)), entry.kind(), entry.administrator(), entry.methods());
        return new StatusLine(
                entry,
                status,
                new Standing(row.getBoolean("compromised"), row.getBoolean("ever_compromised")),
                graceEndsAt(entry, status, policies),
                Times.read(row, "ends_at"));
    }

    private static Instant graceEndsAt(Entry entry, MfaStatus status, PoliciesThatCount policies) {
        return status.toRegisterUnder()
                .filter(policy -> entry.since(policy) != null)
                .filter(policy -> !policies.graceOf(policy).isZero())
                .map(policy -> entry.since(policy).plus(policies.graceOf(policy)))
                .orElse(null);
    }

    private static Alike alike(ResultSet row, int number) throws SQLException {
        String organisation = row.getString("organisation");
        return new Alike(
                organisation == null ? null : OdsCode.of(organisation),
                facts(row),
                AccountKind.valueOf(row.getString("kind")),
                row.getBoolean("administrator"),
                CensusRows.methods(row.getString("methods")),
                row.getBoolean("number_outside_uk"),
                lately(row),
                row.getBoolean("excepted"),
                row.getBoolean("compromised"),
                row.getLong("number"));
    }

    private static Set<MfaPolicy> lately(ResultSet row) throws SQLException {
        var joined = EnumSet.noneOf(MfaPolicy.class);
        if (row.getBoolean("named_locations_lately")) {
            joined.add(MfaPolicy.NAMED_LOCATIONS);
        }
        if (row.getBoolean("standard_lately")) {
            joined.add(MfaPolicy.STANDARD);
        }
        return joined;
    }

    private static PolicyFacts facts(ResultSet row) throws SQLException {
        return new PolicyFacts(
                row.getBoolean("named_locations"),
                row.getBoolean("standard"),
                row.getBoolean("ever_compromised"),
                row.getBoolean("per_user_mfa"));
    }
}
