package org.gatehouse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class LateMailTest {

    private static final String WAITING = "Emails about this request are waiting";

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void aMailThatIsHalfAnHourLateIsShownOnTheRequestOnceAndSentLater() {
        breakMail("DOWN");
        String ritm = world.completed();
        assertThat(mailEntries(ritm)).isEmpty();

        for (int i = 0; i < 6; i++) {
            world.pass(Duration.ofMinutes(10));
            forgetMailsOfOthers(ritm);
        }
        String late = "MAIL Mail late: %s approved".formatted(ritm);
        assertThat(mailEntries(ritm)).as("once for each recipient").containsExactly(late, late);

        breakMail("NONE");
        world.pass(Duration.ofMinutes(5));
        String sent = "MAIL Mail sent: %s approved".formatted(ritm);
        assertThat(mailEntries(ritm)).containsExactly(late, late, sent, sent);
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.startsWith(ritm + " completed"));
    }

    @Test
    void thePageOfARequestSaysThatItsMailsWaitUntilTheyAreSent() {
        Browserless alex = Browserless.signedIn(world.baseUrl(), "la.za1");
        breakMail("DOWN");
        String page = "/requests/" + world.completed();
        assertThat(alex.get(page).body()).contains("Completed").doesNotContain(WAITING);
        world.pass(Duration.ofMinutes(10));
        assertThat(alex.get(page).body()).contains(WAITING);

        breakMail("NONE");
        world.pass(Duration.ofMinutes(10));
        assertThat(alex.get(page).body()).contains("Mail sent").doesNotContain(WAITING);
    }

    @Test
    void aMailThatIsRefusedForGoodDoesNotWait() {
        Browserless alex = Browserless.signedIn(world.baseUrl(), "la.za1");
        breakMail("DOWN");
        String ritm = world.completed();
        world.pass(Duration.ofMinutes(10));
        assertThat(alex.get("/requests/" + ritm).body()).contains(WAITING);

        jdbc.sql("update outbox set refused = true where ritm = :ritm")
                .param("ritm", ritm)
                .update();

        assertThat(alex.get("/requests/" + ritm).body()).doesNotContain(WAITING);
    }

    /** A round ends with the first mail that gets no answer, and requests of other tests have mails waiting too. */
    private void forgetMailsOfOthers(String ritm) {
        jdbc.sql("delete from outbox where sent_at is null and ritm <> :ritm")
                .param("ritm", ritm)
                .update();
        world.pass(Duration.ofSeconds(30));
    }

    /** Kind and the beginning of each entry about the mail of the approval. */
    private List<String> mailEntries(String ritm) {
        String about = ritm + " approved";
        return world.timeline(ritm).stream()
                .filter(entry -> entry.startsWith("MAIL") && entry.contains(about))
                .map(entry -> entry.substring(0, entry.indexOf(about) + about.length()))
                .toList();
    }

    private void breakMail(String mode) {
        assertThat(world.as("admin")
                        .post("/demo/mail-faults", Map.of("mode", mode))
                        .status())
                .isEqualTo(204);
    }
}
