package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Removes registered methods from Microsoft Entra, which deletes each type at a path of its own, no mobile number while
 * there is an alternate one, and no method that its owner prefers while there are others.
 */
@Component
@Profile("production")
class MethodRemoval {

    private static final String METHODS = "/v1.0/users/{id}/authentication/methods";
    private static final String PREFERENCE = "/beta/users/{id}/authentication/signInPreferences";
    private static final String SMARTCARD_BY_HAND =
            "Have the Registration Authority suspend the NHS smartcard, and then take the account out of the directory's"
                    + " group of people who sign in with one.";

    private final GraphClient graph;
    private final GraphMemberships memberships;
    private final ByHand byHand;
    private final String smartcardGroup;

    MethodRemoval(GraphClient graph, GraphMemberships memberships, ByHand byHand, GraphSettings settings) {
        this.graph = graph;
        this.memberships = memberships;
        this.byHand = byHand;
        this.smartcardGroup = settings.accounts().smartcardGroup();
    }

    /** With the smartcard, which is not registered in Entra. */
    List<AuthenticationMethod> of(String accountId) {
        var methods = new ArrayList<>(EntraMethods.of(registered(accountId)));
        if (hasSmartcard(accountId)) {
            methods.add(new AuthenticationMethod(MethodType.SMARTCARD, null));
        }
        return methods;
    }

    void remove(String accountId, Set<MethodType> types) {
        List<JsonNode> all = registered(accountId);
        List<JsonNode> going = all.stream()
                .filter(method -> goes(method, types))
                .sorted(Comparator.comparing(MethodRemoval::turn))
                .toList();
        List<JsonNode> refused =
                going.stream().filter(method -> !isDeleted(accountId, method)).toList();
        if (!refused.isEmpty()) {
            all.stream()
                    .filter(Predicate.not(going::contains))
                    .map(MethodRemoval::preference)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(other -> prefer(accountId, other));
            refused.forEach(method -> delete(accountId, method));
        }
        if (types.contains(MethodType.SMARTCARD) && hasSmartcard(accountId)) {
            byHand.leave(accountId, SMARTCARD_BY_HAND);
        }
    }

    private List<JsonNode> registered(String accountId) {
        try {
            return graph.list(GraphOperation.READ_METHODS, METHODS, accountId);
        } catch (GraphFailure.NotFound noAccount) {
            return List.of();
        }
    }

    private boolean hasSmartcard(String accountId) {
        return smartcardGroup != null && memberships.isMember(smartcardGroup, accountId);
    }

    /** An alternate number cannot stay behind without the mobile number. */
    private static boolean goes(JsonNode method, Set<MethodType> types) {
        return EntraMethods.method(method)
                .map(AuthenticationMethod::type)
                .filter(type -> types.contains(type) || isAlternate(method) && types.contains(MethodType.SMS))
                .isPresent();
    }

    private static int turn(JsonNode method) {
        return switch (method.path("phoneType").asText()) {
            case "alternateMobile" -> 0;
            case "mobile" -> 2;
            default -> 1;
        };
    }

    private static boolean isAlternate(JsonNode method) {
        return method.path("phoneType").asText().equals("alternateMobile");
    }

    private boolean isDeleted(String accountId, JsonNode method) {
        try {
            delete(accountId, method);
            return true;
        } catch (GraphFailure.BadRequest preferred) {
            return false;
        }
    }

    private void delete(String accountId, JsonNode method) {
        String path = switch (EntraMethods.type(method)) {
            case "phoneAuthenticationMethod" -> "phoneMethods";
            case "microsoftAuthenticatorAuthenticationMethod" -> "microsoftAuthenticatorMethods";
            case "fido2AuthenticationMethod" -> "fido2Methods";
            default -> throw new IllegalStateException("No method of the service: " + EntraMethods.type(method));
        };
        try {
            graph.delete(
                    GraphOperation.CHANGE_METHODS,
                    "/v1.0/users/{id}/authentication/%s/{method}".formatted(path),
                    accountId,
                    method.path("id").asText());
        } catch (GraphFailure.NotFound gone) {
            return;
        }
    }

    /** How Entra calls a method that somebody can prefer; empty where nobody can. */
    private static Optional<String> preference(JsonNode method) {
        return switch (EntraMethods.type(method)) {
            case "microsoftAuthenticatorAuthenticationMethod" -> Optional.of("push");
            case "softwareOathAuthenticationMethod" -> Optional.of("oath");
            case "phoneAuthenticationMethod" ->
                Optional.of(
                        switch (method.path("phoneType").asText()) {
                            case "alternateMobile" -> "voiceAlternateMobile";
                            case "office" -> "voiceOffice";
                            default -> "sms";
                        });
            default -> Optional.empty();
        };
    }

    private void prefer(String accountId, String preference) {
        graph.patch(
                GraphOperation.CHANGE_METHODS,
                Map.of("userPreferredMethodForSecondaryAuthentication", preference),
                PREFERENCE,
                accountId);
    }
}
