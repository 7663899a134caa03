package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.NotOffered;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Registers telephone numbers in Microsoft Entra, which keeps one mobile number of an account, for text messages and for
 * calls alike. Every other method proves itself on its owner's device, so that only its owner can register it.
 */
@Component
@Profile("production")
class MethodRegistration {

    private static final String PHONES = "/v1.0/users/{id}/authentication/phoneMethods";
    private static final String SECURITY_INFO =
            "Ask the account's owner to add the %s on their Security info page, https://aka.ms/mysecurityinfo.";
    private static final String SMARTCARD =
            "Have the account put into the directory's group of people who sign in with an NHS smartcard: nothing is added"
                    + " on the Security info page.";
    private static final String NO_NUMBER =
            "A telephone number is written with its country code and a space after it, as in +44 7700900123: add it on the"
                    + " Security info page, https://aka.ms/mysecurityinfo.";
    private static final String ANOTHER_NUMBER =
            "The account has another mobile number already: its owner can change it on the Security info page,"
                    + " https://aka.ms/mysecurityinfo.";

    private final GraphClient graph;
    private final ByHand byHand;

    MethodRegistration(GraphClient graph, ByHand byHand) {
        this.graph = graph;
        this.byHand = byHand;
    }

    void register(String accountId, AuthenticationMethod method) {
        switch (method.type()) {
            case SMS, CALL -> registerNumber(accountId, method);
            case AUTHENTICATOR_APP, FIDO2 ->
                byHand.leave(accountId, SECURITY_INFO.formatted(method.type().inWords()));
            case SMARTCARD -> byHand.leave(accountId, SMARTCARD);
        }
    }

    private void registerNumber(String accountId, AuthenticationMethod method) {
        String number = asEntraWrites(method.detail());
        if (number == null) {
            byHand.leave(accountId, NO_NUMBER);
            return;
        }
        try {
            List<JsonNode> phones = phones(accountId);
            if (phones.stream().noneMatch(phone -> serves(phone, number, method.type()))) {
                add(accountId, number, phones);
            }
        } catch (GraphFailure.NotFound noAccount) {
            return;
        }
    }

    private void add(String accountId, String number, List<JsonNode> phones) {
        if (phones.stream().anyMatch(MethodRegistration::isMobile)) {
            throw new NotOffered(ANOTHER_NUMBER);
        }
        try {
            graph.post(
                    GraphOperation.CHANGE_METHODS,
                    Map.of("phoneNumber", number, "phoneType", "mobile"),
                    PHONES,
                    accountId);
        } catch (GraphFailure.BadRequest refused) {
            if (phones(accountId).stream().noneMatch(phone -> serves(phone, number, MethodType.SMS))) {
                throw refused;
            }
        }
    }

    private List<JsonNode> phones(String accountId) {
        return graph.list(GraphOperation.READ_METHODS, PHONES, accountId);
    }

    /** Text messages go to the mobile number alone, calls to every number. */
    private static boolean serves(JsonNode phone, String number, MethodType type) {
        return number.equals(asEntraWrites(phone.path("phoneNumber").asText()))
                && (type == MethodType.CALL || isMobile(phone));
    }

    private static boolean isMobile(JsonNode phone) {
        return phone.path("phoneType").asText().equals("mobile");
    }

    /** Null where it is no number with a country code. */
    private static String asEntraWrites(String number) {
        if (number == null || !number.strip().matches("\\+\\d{1,3} [\\d ]{4,20}")) {
            return null;
        }
        String[] codeAndRest = number.strip().split(" ", 2);
        return codeAndRest[0] + " " + codeAndRest[1].replace(" ", "");
    }
}
