package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.gatehouse.Facts;
import org.gatehouse.store.Sha256;
import org.junit.jupiter.api.Test;

/** Each act on a proposed change is a fact, and without the fact there is no act. */
class ChangeFactsTest extends ModelChangeFixture {

    @Test
    void everyActIsOnRecordWithBothContents() {
        String base = Sha256.of(content(MODEL));
        int version = inForce(MODEL).version();
        String content = changed(MODEL);
        long id = proposed(form(MODEL, content));
        checks.run();
        decide("owner2", id, Map.of("decision", "APPROVE", "comment", "Good"));

        assertThat(inForce(MODEL).version()).isEqualTo(version + 1);
        List<Facts.Row> told = facts.since(factsBefore, "MODEL").stream()
                .filter(fact -> fact.what().contains("change of"))
                .toList();
        assertThat(told)
                .extracting(Facts.Row::what, Facts.Row::by)
                .containsExactly(
                        tuple("A change of status-enquiry was proposed", "owner1"),
                        tuple("The proposed change of status-enquiry was checked", "gatehouse"),
                        tuple("The change of status-enquiry was approved", "owner2"));
        assertThat(told)
                .allSatisfy(fact -> assertThat(fact.details())
                        .containsEntry("model", MODEL)
                        .containsEntry("baseVersion", version)
                        .containsEntry("baseSha256", base)
                        .containsEntry("sha256", Sha256.of(content)));
        assertThat(told.get(0).details()).containsEntry("reason", "The helpdesk asked for it");
        assertThat(told.get(2).details()).containsEntry("comment", "Good");
    }

    @Test
    void rejectionsAndWithdrawalsAreOnRecord() {
        long rejected = checked();
        long withdrawn = checked();
        decide("owner2", rejected, Map.of("decision", "REJECT", "comment", "No"));
        withdraw("owner1", withdrawn);

        assertThat(facts.since(factsBefore, "MODEL"))
                .extracting(Facts.Row::what)
                .contains("The change of status-enquiry was rejected", "The change of status-enquiry was withdrawn");
    }

    @Test
    void withoutItsFactNothingIsProposed() {
        facts.cannotBeWritten("MODEL");

        assertThat(post("owner1", MODEL, form(MODEL, changed(MODEL))).status()).isGreaterThanOrEqualTo(500);

        assertThat(rows()).isZero();
    }

    @Test
    void withoutItsFactNoCheckIsDone() {
        long id = proposed();
        facts.cannotBeWritten("MODEL");

        checks.run();

        assertThat(state(id)).isEqualTo("CHECKING");
        assertThat(mailsTo("owner2@gatehouse.example")).isEmpty();
    }

    @Test
    void withoutItsFactNothingIsDecidedWithdrawnOrPutIntoForce() {
        long id = checked();
        int before = inForce(MODEL).version();
        facts.cannotBeWritten("MODEL");

        assertThat(approve(id).status()).isGreaterThanOrEqualTo(500);
        assertThat(decide("owner2", id, Map.of("decision", "REJECT", "comment", "No"))
                        .status())
                .isGreaterThanOrEqualTo(500);
        assertThat(withdraw("owner1", id).status()).isGreaterThanOrEqualTo(500);

        assertThat(state(id)).isEqualTo("PROPOSED");
        assertThat(inForce(MODEL).version()).isEqualTo(before);
    }
}
