package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.Password;
import org.gatehouse.directory.SignInState;
import org.gatehouse.identity.AccountAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What can be done to Microsoft Entra's accounts. */
@Component
@Profile("production")
class GraphAccountControl implements AccountControl {

    private static final String USER = "/v1.0/users/{id}";
    private static final String SIGN_IN =
            USER + "?$select=accountEnabled,lastPasswordChangeDateTime,signInSessionsValidFromDateTime";
    private static final String DEVICES = USER + "/registeredDevices?$top=999&$select=id,displayName,accountEnabled";
    private static final String DELETED = "/v1.0/directory/deletedItems/microsoft.graph.user"
            + "?$filter={filter}&$count=true&$select={properties},deletedDateTime";

    private static final String END_OF_ONE_DRIVE =
            "In the SharePoint admin centre, have the OneDrive of this account deleted, and keep what a retention policy"
                    + " or a legal hold asks for.";
    private static final String NEW_ONE_DRIVE_DELEGATE =
            "In the Microsoft 365 admin centre, open the account's OneDrive settings and give %s access to its files.";

    private record SignIn(
            boolean accountEnabled, Instant lastPasswordChangeDateTime, Instant signInSessionsValidFromDateTime) {

        SignInState state() {
            return new SignInState(
                    accountEnabled, orLongAgo(lastPasswordChangeDateTime), orLongAgo(signInSessionsValidFromDateTime));
        }

        private static Instant orLongAgo(Instant time) {
            return time == null ? Instant.EPOCH : time;
        }
    }

    private record Enabled(boolean accountEnabled) {}

    private record PasswordChange(PasswordProfile passwordProfile) {}

    private record PasswordProfile(String password, boolean forceChangePasswordNextSignIn) {

        /** The client logs what it sends. */
        @Override
        public String toString() {
            return "(a password)";
        }
    }

    private final GraphClient graph;
    private final MethodRemoval methods;
    private final MethodRegistration registration;
    private final PerUserMfa perUserMfa;
    private final ByHand byHand;
    private final GraphSettings.Accounts facts;

    GraphAccountControl(
            GraphClient graph,
            MethodRemoval methods,
            MethodRegistration registration,
            PerUserMfa perUserMfa,
            ByHand byHand,
            GraphSettings settings) {
        this.graph = graph;
        this.methods = methods;
        this.registration = registration;
        this.perUserMfa = perUserMfa;
        this.byHand = byHand;
        this.facts = settings.accounts();
    }

    @Override
    public Optional<SignInState> signInOf(String accountId) {
        try {
            return Optional.of(graph.get(GraphOperation.READ_ACCOUNTS, SignIn.class, SIGN_IN, accountId)
                    .state());
        } catch (GraphFailure.NotFound noAccount) {
            return Optional.empty();
        }
    }

    @Override
    public void setEnabled(String accountId, boolean enabled) {
        unlessGone(() -> graph.patch(GraphOperation.ENABLE_ACCOUNT, new Enabled(enabled), USER, accountId));
    }

    @Override
    public void setPassword(String accountId, Password password) {
        var change = new PasswordChange(new PasswordProfile(password.value(), true));
        unlessGone(() -> graph.patch(GraphOperation.SET_PASSWORD, change, USER, accountId));
    }

    @Override
    public List<AuthenticationMethod> methodsOf(String accountId) {
        return methods.of(accountId);
    }

    @Override
    public void removeMethods(String accountId, Set<MethodType> types) {
        methods.remove(accountId, types);
    }

    @Override
    public void register(String accountId, AuthenticationMethod method) {
        registration.register(accountId, method);
    }

    @Override
    public void removePerUserMfa(String accountId) {
        perUserMfa.switchOff(accountId);
    }

    @Override
    public List<Device> devicesOf(String accountId) {
        return devices(accountId).stream()
                .map(device -> new Device(device.path("displayName").asText(), isEnabled(device)))
                .toList();
    }

    @Override
    public void disableDevices(String accountId) {
        for (JsonNode device : devices(accountId)) {
            if (isEnabled(device)) {
                unlessGone(() -> graph.patch(
                        GraphOperation.DISABLE_DEVICE,
                        new Enabled(false),
                        "/v1.0/devices/{device}",
                        device.path("id").asText()));
            }
        }
    }

    /** Graph could delete each file, but not the OneDrive, and would take the right to everybody's files for it. */
    @Override
    public void deleteOneDrive(String accountId) {
        byHand.leave(accountId, END_OF_ONE_DRIVE);
    }

    @Override
    public void delegateOneDrive(String accountId, AccountAddress delegate) {
        byHand.leave(accountId, NEW_ONE_DRIVE_DELEGATE.formatted(delegate.value()));
    }

    /** The only place that deletes a user; elsewhere such a call is a slip. */
    @Override
    public void delete(String accountId) {
        unlessGone(() -> graph.delete(GraphOperation.DELETE_ACCOUNT, USER, accountId));
    }

    /** Entra puts the id of a deleted user before its sign-in name, so that somebody else can have the name. */
    @Override
    public Optional<DirectoryAccount> deletedAt(AccountAddress address) {
        return graph
                .searchAll(
                        GraphOperation.READ_DELETED,
                        DELETED,
                        "endsWith(userPrincipalName,%s)".formatted(OData.quoted(address.value())),
                        EntraAccount.properties(facts.organisationAttribute()))
                .stream()
                .filter(user -> wasAt(address, user))
                .max(Comparator.comparing(GraphAccountControl::deletedAt))
                .map(user -> account(address, user));
    }

    private List<JsonNode> devices(String accountId) {
        try {
            return graph.list(GraphOperation.READ_DEVICES, DEVICES, accountId);
        } catch (GraphFailure.NotFound noAccount) {
            return List.of();
        }
    }

    /** What may not be seen may be enabled. */
    private static boolean isEnabled(JsonNode device) {
        return device.path("accountEnabled").asBoolean(true);
    }

    private static boolean wasAt(AccountAddress address, JsonNode user) {
        String id = user.path("id").asText();
        String name = user.path("userPrincipalName").asText();
        return List.of(id.replace("-", ""), id, "").stream()
                .anyMatch(before -> name.equalsIgnoreCase(before + address.value()));
    }

    private static Instant deletedAt(JsonNode user) {
        return Instant.parse(user.path("deletedDateTime").asText());
    }

    /** Its groups, its mailbox and all else that would tell more are gone. */
    private DirectoryAccount account(AccountAddress address, JsonNode user) {
        return new DirectoryAccount(
                user.path("id").asText(),
                address,
                user.path("displayName").asText(),
                EntraAccount.organisation(user, facts.organisationAttribute()),
                AccountKind.USER,
                false,
                false,
                false,
                false,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                deletedAt(user));
    }

    private static void unlessGone(Runnable change) {
        try {
            change.run();
        } catch (GraphFailure.NotFound gone) {
            return;
        }
    }
}
