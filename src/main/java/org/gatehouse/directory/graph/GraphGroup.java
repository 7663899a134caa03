package org.gatehouse.directory.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.OdsCode;

/** A group as Microsoft Graph shows it. */
record GraphGroup(String id, String displayName, boolean mailEnabled, boolean securityEnabled) {

    /** One page of groups, and where the next is. */
    record Page(
            List<GraphGroup> value,
            @JsonProperty("@odata.nextLink") URI nextLink) {}

    static final String PROPERTIES = "id,displayName,mailEnabled,securityEnabled";

    /** An ODS code is in capitals, so that the platform's own {@code NHSmail.sg.*} belong to no organisation. */
    private static final Pattern OF_AN_ORGANISATION = Pattern.compile("([A-Z0-9]{3,10})\\.(?i:sg)\\..+");

    SecurityGroup toSecurityGroup() {
        return new SecurityGroup(id, displayName, organisation(), mailEnabled);
    }

    /** Entra does not know organisations: only the name says whose a group is (AC-058), and nothing else is guessed. */
    private OdsCode organisation() {
        Matcher name = OF_AN_ORGANISATION.matcher(displayName);
        return name.matches() ? OdsCode.of(name.group(1)) : null;
    }
}
