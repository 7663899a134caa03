package org.gatehouse.compromise;

import java.util.Collection;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of a case: how its account was contained and when. The directory's id of the account stays, for on it rests
 * that the account keeps MFA for good; it names nobody whom the directory no longer knows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CasesForgotten implements HoldsPersonalData {

    private final JdbcClient jdbc;

    CasesForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(Collection<RequestReference> requests) {
        jdbc.sql("""
                        update compromise_case
                           set account_address = :address, account_name = :who, identity_check_method = null,
                               remediation_by = case when remediation_by is null then null else :who end,
                               identity_checked_by = case when identity_checked_by is null then null else :who end
                         where ritm in (:ritms)""")
                .param("address", Forgotten.ADDRESS.value())
                .param("who", Forgotten.WHO)
                .param("ritms", RequestReference.texts(requests))
                .update();
        jdbc.sql("""
                        update compromise_run set marked_by = :who, comment = null where ritm in (:ritms)""")
                .param("who", Forgotten.WHO)
                .param("ritms", RequestReference.texts(requests))
                .update();
        jdbc.sql("""
                        update compromise_step
                           set found = case when found is null then null else :text end,
                               read_back = case when read_back is null then null else :text end,
                               detail = case when detail is null then null else :text end
                         where ritm in (:ritms)""")
                .param("text", Forgotten.TEXT)
                .param("ritms", RequestReference.texts(requests))
                .update();
    }
}
