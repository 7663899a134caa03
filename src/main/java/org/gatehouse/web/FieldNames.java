package org.gatehouse.web;

import java.util.Map;
import org.springframework.util.StringUtils;

/** What pages call the fields of their forms, where a message has to say which one it is about. */
final class FieldNames {

    /** Those that are called something else than their names spell out. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("alternativesConsidered.coreMethods", "Why no core method does"),
            Map.entry("alternativesConsidered.fido2", "Why no FIDO2 key does"),
            Map.entry("alternativesConsidered.namedLocation", "Why no named location does"),
            Map.entry("seniorApproval.name", "Name of the senior person"),
            Map.entry("seniorApproval.reference", "Where the confirmation is kept"),
            Map.entry("seniorApproval.confirmedOn", "Day of the written confirmation"),
            Map.entry("contactEmail", "Contact email address"),
            Map.entry("grounds", "Why the rejection is wrong"),
            Map.entry("question", "Your question"),
            Map.entry("message", "Answer"),
            Map.entry("identityCheckedBy", "Who checked the identity"),
            Map.entry("identityCheckMethod", "How the identity was checked"),
            Map.entry("ipRanges", "IP addresses or ranges"),
            Map.entry("provider", "Internet provider"));

    private FieldNames() {}

    /** Such as "Elimination plan" for {@code eliminationPlan}. */
    static String inWords(String field) {
        return OTHERWISE.getOrDefault(field, StringUtils.capitalize(spelt(field)));
    }

    private static String spelt(String field) {
        return field.substring(field.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase();
    }
}
