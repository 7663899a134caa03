package org.gatehouse.standing;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How accounts stand, by the id that the directory gave them. An account that nobody asked about stands well. */
@Repository
@Transactional
public class Standings {

    private record Row(String account, Standing standing) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;

    Standings(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Standing of(String account) {
        return of(List.of(account)).get(account);
    }

    /** Of every given account. */
    @Transactional(readOnly = true)
    public Map<String, Standing> of(Collection<String> accounts) {
        Map<String, Standing> known = accounts.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from account_standing where account_id in (:accounts)")
                        .param("accounts", accounts)
                        .query((row, number) -> new Row(
                                row.getString("account_id"),
                                new Standing(row.getBoolean("compromised"), row.getBoolean("ever_compromised"))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::account, Row::standing));
        return accounts.stream()
                .distinct()
                .collect(Collectors.toMap(account -> account, account -> known.getOrDefault(account, Standing.GOOD)));
    }

    /**
     * Makes sure that each account has a row to be locked, in a transaction of its own. Comes before {@link #hold}, where
     * nothing is locked yet.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void know(Collection<String> accounts) {
        try {
            apart.executeWithoutResult(status -> insertMissing(accounts));
        } catch (DuplicateKeyException meanwhile) {
            // somebody else has made some of the rows at the same moment; the second look finds them
            apart.executeWithoutResult(status -> insertMissing(accounts));
        }
    }

    private void insertMissing(Collection<String> accounts) {
        accounts.stream()
                .sorted()
                .forEach(account -> jdbc.sql("""
                        insert into account_standing (account_id, compromised, ever_compromised)
                        select :account, false, false
                         where not exists (select 1 from account_standing where account_id = :account)""").param("account", account).update());
    }

    /**
     * How the account stands, held until the transaction ends against being marked compromised and against every other
     * change of its access.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException if nobody made it known before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Standing hold(String account) {
        return jdbc.sql("select * from account_standing where account_id = :account for update")
                .param("account", account)
                .query((row, number) -> new Standing(row.getBoolean("compromised"), row.getBoolean("ever_compromised")))
                .single();
    }

    /** Marks the account, which is held, as compromised now and for ever. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markCompromised(String account) {
        jdbc.sql("update account_standing set compromised = true, ever_compromised = true where account_id = :account")
                .param("account", account)
                .update();
    }

    /** Marks the account, which is held, as remediated. That it was compromised once stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markRemediated(String account) {
        jdbc.sql("update account_standing set compromised = false where account_id = :account")
                .param("account", account)
                .update();
    }

    public void note(String account, String by, String text) {
        jdbc.sql("insert into account_note (account_id, at, by_whom, note) values (:account, :at, :by, :note)")
                .param("account", account)
                .param("at", Times.of(clock.instant()))
                .param("by", by)
                .param("note", text)
                .update();
    }

    /** The notes on an account, oldest first. */
    @Transactional(readOnly = true)
    public List<Note> notesOf(String account) {
        return jdbc.sql("select * from account_note where account_id = :account order by id")
                .param("account", account)
                .query((row, number) ->
                        new Note(Times.read(row, "at"), row.getString("by_whom"), row.getString("note")))
                .list();
    }
}
