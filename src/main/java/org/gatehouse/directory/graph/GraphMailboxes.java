package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.identity.AccountAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Mailboxes as Microsoft Graph shows them. It shows neither hidden rules nor forwarding nor delegates, so that these are
 * left to a person, also where there is no mailbox to be seen.
 */
@Component
@Profile("production")
class GraphMailboxes implements MailboxControl {

    private static final String SETTINGS = "/v1.0/users/{id}/mailboxSettings";
    private static final String RULES = "/v1.0/users/{id}/mailFolders/inbox/messageRules";

    private static final String REST_OF_THE_RULES =
            "In Exchange Online, look for rules that are left with Get-InboxRule -IncludeHidden and disable them with"
                    + " Disable-InboxRule. Then end the mailbox's own forwarding with Set-Mailbox"
                    + " -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false.";
    private static final String LIST_OF_DELEGATES =
            "In Exchange Online, look at who may open the mailbox or send from it with Get-MailboxPermission,"
                    + " Get-RecipientPermission and Get-Mailbox (GrantSendOnBehalfTo).";
    private static final String END_OF_DELEGATES =
            "In Exchange Online, take away everybody else's rights with Remove-MailboxPermission,"
                    + " Remove-RecipientPermission and Set-Mailbox -GrantSendOnBehalfTo $null. Look at the rights to its"
                    + " folders too, with Get-MailboxFolderPermission.";
    private static final String NEW_DELEGATE =
            "In Exchange Online, let %s open the mailbox with Add-MailboxPermission -AccessRights FullAccess.";

    private record Enabled(boolean isEnabled) {}

    private final GraphClient graph;
    private final ByHand byHand;

    GraphMailboxes(GraphClient graph, ByHand byHand) {
        this.graph = graph;
        this.byHand = byHand;
    }

    @Override
    public List<MailboxRule> rulesOf(String accountId) {
        return rules(accountId).stream()
                .map(rule -> new MailboxRule(rule.path("displayName").asText(), isEnabled(rule), forwardsTo(rule)))
                .toList();
    }

    /** A rule that Graph does not change, as those that are read-only, is left to the same person as the hidden ones. */
    @Override
    public void disableRules(String accountId) {
        for (JsonNode rule : rules(accountId)) {
            if (isEnabled(rule) && !rule.path("isReadOnly").asBoolean()) {
                disable(accountId, rule.path("id").asText());
            }
        }
        byHand.leave(accountId, REST_OF_THE_RULES);
    }

    @Override
    public Set<AccountAddress> delegatesOf(String accountId) {
        byHand.leave(accountId, LIST_OF_DELEGATES);
        return Set.of();
    }

    @Override
    public void addDelegate(String accountId, AccountAddress delegate) {
        byHand.leave(accountId, NEW_DELEGATE.formatted(delegate.value()));
    }

    @Override
    public void removeDelegates(String accountId) {
        byHand.leave(accountId, END_OF_DELEGATES);
    }

    @Override
    public void setOutOfOffice(String accountId, String message) {
        try {
            graph.patch(
                    GraphOperation.CHANGE_MAILBOX,
                    Map.of(
                            "automaticRepliesSetting",
                            message == null ? Map.of("status", "disabled") : replies(message)),
                    SETTINGS,
                    accountId);
        } catch (GraphFailure.NotFound noMailbox) {
            return;
        }
    }

    /** Outlook takes the message for HTML. */
    private static Map<String, String> replies(String message) {
        String html = HtmlUtils.htmlEscape(message, "UTF-8").replace("\n", "<br>");
        return Map.of(
                "status",
                "alwaysEnabled",
                "externalAudience",
                "all",
                "internalReplyMessage",
                html,
                "externalReplyMessage",
                html);
    }

    private List<JsonNode> rules(String accountId) {
        try {
            return graph.list(GraphOperation.READ_RULES, RULES, accountId);
        } catch (GraphFailure.NotFound noMailbox) {
            return List.of();
        }
    }

    private void disable(String accountId, String rule) {
        try {
            graph.patch(GraphOperation.CHANGE_MAILBOX, new Enabled(false), RULES + "/{rule}", accountId, rule);
        } catch (GraphFailure.NotFound | GraphFailure.BadRequest goneOrNotToBeChanged) {
            return;
        }
    }

    private static boolean isEnabled(JsonNode rule) {
        return rule.path("isEnabled").asBoolean(true);
    }

    private static String forwardsTo(JsonNode rule) {
        String addresses = Stream.of("forwardTo", "forwardAsAttachmentTo", "redirectTo")
                .flatMap(action ->
                        StreamSupport.stream(rule.path("actions").path(action).spliterator(), false))
                .map(recipient -> recipient.at("/emailAddress/address").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        return addresses.isEmpty() ? null : addresses;
    }
}
