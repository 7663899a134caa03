package org.gatehouse.directory.graph;

/** What Gatehouse does in Microsoft Graph, in words, and the application permissions that it takes. */
enum GraphOperation {
    READ_GROUPS("read the security groups", "GroupMember.Read.All"),
    READ_POLICY("read the Conditional Access policy", "Policy.Read.All"),
    CHANGE_POLICY("change the Conditional Access policy", "Policy.Read.All and Policy.ReadWrite.ConditionalAccess"),
    READ_LOCATION("read the named locations", "Policy.Read.All"),
    CHANGE_LOCATION("change a named location", "Policy.Read.All and Policy.ReadWrite.ConditionalAccess"),
    READ_ACCOUNTS("read the accounts", "User.Read.All and GroupMember.Read.All"),
    READ_METHODS("read the authentication methods of an account", "UserAuthenticationMethod.Read.All"),
    READ_MAILBOX("read what a mailbox is for", "MailboxSettings.Read"),
    READ_PER_USER_MFA("read the per-user MFA of an account", "Policy.Read.All"),
    READ_MEMBERS("read the members of a group", "User.Read.All and GroupMember.Read.All"),
    READ_ROLES("read who holds an administrator role", "RoleManagement.Read.Directory"),
    READ_LOG("read the log of registered methods", "AuditLog.Read.All"),
    CHANGE_MEMBERS("change the members of a group", "GroupMember.ReadWrite.All"),
    REVOKE_SESSIONS("end the sign-in sessions of an account", "User.RevokeSessions.All"),
    ENABLE_ACCOUNT("enable or disable an account", "User.EnableDisableAccount.All and User.Read.All"),
    SET_PASSWORD("set the password of an account", "User-PasswordProfile.ReadWrite.All"),
    CHANGE_METHODS("change the authentication methods of an account", "UserAuthenticationMethod.ReadWrite.All"),
    CHANGE_PER_USER_MFA("switch the per-user MFA of an account off", "Policy.ReadWrite.AuthenticationMethod"),
    READ_DEVICES("read the devices of an account", "User.Read.All and Device.ReadWrite.All"),
    DISABLE_DEVICE("disable a device", "Device.ReadWrite.All"),
    DELETE_ACCOUNT("delete an account", "User.DeleteRestore.All"),
    READ_DELETED("read the deleted accounts", "User.Read.All"),
    READ_RULES("read the rules of a mailbox", "MailboxSettings.ReadWrite"),
    CHANGE_MAILBOX("change the settings of a mailbox", "MailboxSettings.ReadWrite");

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
