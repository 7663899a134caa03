package org.gatehouse.directory.graph;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.gatehouse.directory.MfaPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;

/**
 * The tenant, Gatehouse's app registration in it, the two policies, and what Graph cannot tell.
 *
 * @param url Microsoft Graph; the only host that is ever sent the access token
 * @param loginUrl where the tenant hands out access tokens
 * @param policyPause between two calls of this node to Conditional Access, of which a tenant grants all its apps
 *     together one a second
 * @param reportPause between two calls to the reports, of which a tenant grants an app five in ten seconds
 * @param answerWait how long an answer of Graph or of the sign-in is waited for
 * @param logDelay how long Entra is given to write down in its log what was done, before that part of it is read
 * @param lockWait how long a change waits for another one to finish, in whole seconds; the engine holds a job for 60
 */
@Profile("production")
@ConfigurationProperties("gatehouse.graph")
record GraphSettings(
        String tenantId,
        String clientId,
        String clientSecret,
        @DefaultValue Policies policies,
        @DefaultValue Accounts accounts,
        @DefaultValue("https://graph.microsoft.com") URI url,
        @DefaultValue("https://login.microsoftonline.com") URI loginUrl,
        @DefaultValue("PT1S") Duration policyPause,
        @DefaultValue("PT2S") Duration reportPause,
        @DefaultValue("PT10S") Duration answerWait,
        @DefaultValue("PT10M") Duration logDelay,
        @DefaultValue("PT20S") Duration lockWait) {

    /** The object ids of the two Conditional Access policies. */
    record Policies(String standard, String namedLocations) {}

    /**
     * What Graph cannot tell of an account. Groups go by their object ids; one that is not set has no members.
     *
     * @param organisationAttribute path of the user's property that holds the ODS code
     * @param administratorGroups administrators beside those who hold a role in Entra, such as Local Administrators
     * @param breakGlassGroup accounts kept for emergencies
     * @param sharedUserAccountsGroup user accounts that several people use as a shared mailbox
     * @param smartcardGroup people whose NHS smartcard is accepted at sign-in
     */
    record Accounts(
            @DefaultValue("companyName") String organisationAttribute,
            @DefaultValue Set<String> administratorGroups,
            String breakGlassGroup,
            String sharedUserAccountsGroup,
            String smartcardGroup) {}

    GraphSettings {
        require("tenant-id", tenantId);
        require("client-id", clientId);
        require("client-secret", clientSecret);
        require("policies.standard", policies.standard());
        require("policies.named-locations", policies.namedLocations());
    }

    String idOf(MfaPolicy policy) {
        return switch (policy) {
            case STANDARD -> policies.standard();
            case NAMED_LOCATIONS -> policies.namedLocations();
        };
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "GraphSettings[tenantId=%s, clientId=%s, policies=%s, url=%s]"
                .formatted(tenantId, clientId, policies, url);
    }

    private static void require(String property, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("gatehouse.graph.%s is not set".formatted(property));
        }
    }
}
