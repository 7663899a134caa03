package org.gatehouse.request;

import java.util.List;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the requests about an account in the table of a case, which holds the account's id and its address of the day. */
@Repository
@Transactional(readOnly = true)
public class AboutAccount {

    private final JdbcClient jdbc;

    AboutAccount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of the account with the id, and of every account that once had the address.
     *
     * @param table the caller's own, with the columns {@code ritm} and {@code account_id}
     * @param addressColumn the column with the address
     * @param which a condition on the rows
     * @param accountId null where it is not known
     */
    public List<RequestReference> in(
            String table, String addressColumn, String which, AccountAddress address, String accountId) {
        return jdbc
                .sql("""
                        select distinct ritm from %1$s
                         where %3$s and ritm is not null and account_id in
                               (select account_id from %1$s where %2$s = :address
                                 union all select cast(:id as varchar(64)))
                         order by ritm desc limit :most""".formatted(table, addressColumn, which))
                .param("address", address.value())
                .param("id", accountId)
                .param("most", RequestCase.MOST_ABOUT_ONE)
                .query(String.class)
                .list()
                .stream()
                .map(RequestReference::of)
                .toList();
    }
}
