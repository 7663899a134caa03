package org.gatehouse.directory.embedded;

import org.gatehouse.identity.AccountAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an account has in tables beside its own, and only while there is such an account. */
final class AccountMore {

    private final JdbcClient jdbc;

    AccountMore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int put(String accountId, String column, Object value) {
        int changed = jdbc.sql("update directory_account_more set %s = :value where account_id = :id".formatted(column))
                .param("value", value)
                .param("id", accountId)
                .update();
        return changed > 0
                ? changed
                : jdbc.sql("""
                                insert into directory_account_more (account_id, %s)
                                select id, :value from directory_account where id = :id""".formatted(column))
                        .param("value", value)
                        .param("id", accountId)
                        .update();
    }

    int addDelegate(String table, String accountId, AccountAddress delegate) {
        return jdbc.sql("""
                        insert into %1$s (account_id, delegate)
                        select id, :delegate from directory_account
                         where id = :id and not exists
                               (select 1 from %1$s where account_id = :id and delegate = :delegate)""".formatted(table))
                .param("id", accountId)
                .param("delegate", delegate.value())
                .update();
    }
}
