package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Malformed;

/**
 * A user as Microsoft Graph shows it.
 *
 * @param organisation null where the property that tells it holds no ODS code
 */
record EntraAccount(
        String id,
        AccountAddress address,
        String displayName,
        OdsCode organisation,
        boolean enabled,
        Instant sessionsValidFrom) {

    /** Empty where the sign-in name is no address of ours, as that of a guest. */
    static Optional<EntraAccount> of(JsonNode user, String organisationAttribute) {
        try {
            return Optional.of(new EntraAccount(
                    user.path("id").asText(),
                    AccountAddress.of(user.path("userPrincipalName").asText("")),
                    user.path("displayName").asText(""),
                    organisation(user, organisationAttribute),
                    user.path("accountEnabled").asBoolean(),
                    user.hasNonNull("signInSessionsValidFromDateTime")
                            ? Instant.parse(
                                    user.path("signInSessionsValidFromDateTime").asText())
                            : null));
        } catch (Malformed noAddress) {
            return Optional.empty();
        }
    }

    /** What to ask for; a property within another is asked for by the outer one. */
    static String properties(String organisationAttribute) {
        return "id,userPrincipalName,displayName,accountEnabled,signInSessionsValidFromDateTime,"
                + organisationAttribute.split("/")[0];
    }

    static OdsCode organisation(JsonNode user, String organisationAttribute) {
        try {
            return OdsCode.of(user.at("/" + organisationAttribute).asText(""));
        } catch (Malformed noOdsCode) {
            return null;
        }
    }
}
