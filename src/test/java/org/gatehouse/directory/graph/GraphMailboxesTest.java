package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Set;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MailboxControlContract;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphMailboxesTest implements MailboxControlContract {

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database();
    private final GraphNode node = new GraphNode(graph, database, new HandClock());

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public MailboxControl mailboxes() {
        return node.mailboxes();
    }

    @Override
    public String create(Given account) {
        return graph.createUser(account);
    }

    @Override
    public void deleteAccount(String id) {
        graph.deleteUser(id);
    }

    @Override
    public void give(String accountId, MailboxRule rule) {
        graph.belongings().give(accountId, rule);
    }

    @Override
    public String outOfOfficeOf(String accountId) {
        JsonNode replies = graph.belongings().repliesOf(accountId);
        if (replies == null || replies.path("status").asText().equals("disabled")) {
            return null;
        }
        assertThat(replies.path("status").asText()).isEqualTo("alwaysEnabled");
        assertThat(replies.path("internalReplyMessage")).isEqualTo(replies.path("externalReplyMessage"));
        return replies.path("internalReplyMessage").asText();
    }

    @Override
    public Set<Perhaps> notOffered() {
        return Set.of(Perhaps.values());
    }

    @Test
    void aRuleThatCannotBeChangedHoldsUpNoOther() {
        String account = create(Given.user("ana@za1.example", "Ana Ash", ZA1));
        graph.belongings()
                .give(account, new MailboxRule("Read-only", true, null))
                .put("isReadOnly", true);
        graph.belongings().give(account, new MailboxRule("Broken", true, null)).put("hasError", true);
        give(account, new MailboxRule("Ordinary", true, null));

        assertThatThrownBy(() -> mailboxes().disableRules(account))
                .isInstanceOf(NotOffered.class)
                .hasMessageContainingAll("Get-InboxRule -IncludeHidden", "ForwardingSmtpAddress");

        assertThat(mailboxes().rulesOf(account))
                .containsExactly(
                        new MailboxRule("Read-only", true, null),
                        new MailboxRule("Broken", true, null),
                        new MailboxRule("Ordinary", false, null));
        assertThat(graph.calls("PATCH")).hasSize(2);
    }

    @Test
    void aDirectoryThatFailsIsNoReasonToLeaveItToAPerson() {
        String account = create(Given.user("ben@za1.example", "Ben Bay", ZA1));
        give(account, new MailboxRule("Copy", true, "elsewhere@mailbox.example"));
        graph.fail(1, FakeGraph.status(403));
        assertThatThrownBy(() -> mailboxes().disableRules(account))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("MailboxSettings.ReadWrite");

        graph.fail(1, FakeGraph.status(500));
        assertThatThrownBy(() -> mailboxes().delegatesOf(account)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void everyWayOfSendingMailOnIsTold() {
        String account = create(Given.user("cy@za1.example", "Cy Cole", ZA1));
        graph.belongings()
                .give(account, new MailboxRule("Copies", true, "one@mailbox.example"))
                .withObject("/actions")
                .withArray("redirectTo")
                .addObject()
                .putObject("emailAddress")
                .put("address", "two@mailbox.example");

        assertThat(mailboxes().rulesOf(account))
                .extracting(MailboxRule::forwardsTo)
                .containsExactly("one@mailbox.example, two@mailbox.example");
    }

    @Test
    void anOutOfOfficeMessageMeansItselfThoughOutlookTakesItForHtml() {
        String account = create(Given.user("di@za1.example", "Di Dale", ZA1));

        mailboxes().setOutOfOffice(account, "Write to <ward@za1.example>\nor ring Ann & Bob");

        assertThat(outOfOfficeOf(account)).isEqualTo("Write to &lt;ward@za1.example&gt;<br>or ring Ann &amp; Bob");
    }

    @Test
    void whoeverIsToOpenTheMailboxIsNamedToThePersonWhoGivesTheRight() {
        String account = create(Given.user("ed@za1.example", "Ed Elm", ZA1));

        assertThatThrownBy(() -> mailboxes().addDelegate(account, AccountAddress.of("flo@za1.example")))
                .isInstanceOf(NotOffered.class)
                .hasMessageContaining("flo@za1.example");
    }
}
