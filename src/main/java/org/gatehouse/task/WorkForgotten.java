package org.gatehouse.task;

import java.util.Collection;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of work that was done: what it was, whose group had it, and when. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WorkForgotten implements HoldsPersonalData {

    private final JdbcClient jdbc;

    WorkForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        delete from work_item_barred
                         where task_id in (select task_id from work_item where ritm in (:ritms))""").param("ritms", RequestReference.texts(requests)).update();
        jdbc.sql("""
                        update work_item
                           set assignee = case when assignee is null then null else :who end,
                               separate_login = null, separate_person = null
                         where ritm in (:ritms)""")
                .param("who", Forgotten.WHO)
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
