package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;

/** Registered methods as Microsoft Graph shows them, of which some are no second factor here. */
final class EntraMethods {

    private EntraMethods() {}

    static List<AuthenticationMethod> of(Collection<JsonNode> methods) {
        return methods.stream()
                .map(EntraMethods::method)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A password, an e-mail address and a software token are none of the methods of the service (AC-013, AC-021). A
     * mobile number takes text messages and calls; Entra does not tell which its owner prefers.
     */
    static Optional<AuthenticationMethod> method(JsonNode method) {
        return switch (type(method)) {
            case "microsoftAuthenticatorAuthenticationMethod" -> named(MethodType.AUTHENTICATOR_APP, method);
            case "fido2AuthenticationMethod" -> named(MethodType.FIDO2, method);
            case "phoneAuthenticationMethod" ->
                Optional.of(new AuthenticationMethod(
                        method.path("phoneType").asText().equals("mobile") ? MethodType.SMS : MethodType.CALL,
                        method.path("phoneNumber").asText(null)));
            default -> Optional.empty();
        };
    }

    /** What Entra itself calls the type. */
    static String type(JsonNode method) {
        String type = method.path("@odata.type").asText();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Optional<AuthenticationMethod> named(MethodType type, JsonNode method) {
        return Optional.of(
                new AuthenticationMethod(type, method.path("displayName").asText(null)));
    }
}
