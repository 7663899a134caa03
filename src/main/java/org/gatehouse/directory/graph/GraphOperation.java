package org.gatehouse.directory.graph;

/** What Gatehouse does in Microsoft Graph, in words, and the application permissions that it takes. */
enum GraphOperation {
    READ_GROUPS("read the security groups", "GroupMember.Read.All"),
    READ_POLICY("read the Conditional Access policy", "Policy.Read.All"),
    CHANGE_POLICY("change the Conditional Access policy", "Policy.Read.All and Policy.ReadWrite.ConditionalAccess"),
    READ_LOCATION("read the named locations", "Policy.Read.All"),
    CHANGE_LOCATION("change a named location", "Policy.Read.All and Policy.ReadWrite.ConditionalAccess");

    private final String inWords;
    private final String permissions;

    GraphOperation(String inWords, String permissions) {
        this.inWords = inWords;
        this.permissions = permissions;
    }

    String inWords() {
        return inWords;
    }

    String permissions() {
        return permissions;
    }
}
