package org.gatehouse.identity;

import java.util.Optional;
import java.util.Set;

/** The roles, which are the engine's groups too. */
public final class Groups {

    public static final String ACCOUNT_HOLDERS = "account-holders";
    public static final String ONBOARDING_REVIEWERS = "onboarding-reviewers";
    public static final String LOCATION_REVIEWERS = "location-reviewers";
    public static final String ESCALATION_PANEL = "escalation-panel";
    public static final String EXCEPTION_REVIEWERS = "exception-reviewers";
    public static final String HELPDESK = "helpdesk";
    public static final String DIRECTORY_SUPPORT = "directory-support";
    public static final String PROCESS_OWNERS = "process-owners";
    public static final String AUDITORS = "auditors";
    /** Other systems, which act for a person they must name. */
    public static final String INTEGRATION = "integration";
    /** The name is Camunda's own. */
    public static final String ADMINISTRATORS = "camunda-admin";

    private static final String LOCAL_ADMINISTRATORS = "local-administrators.";
    private static final Set<String> OF_PEOPLE = Set.of(
            ACCOUNT_HOLDERS,
            ONBOARDING_REVIEWERS,
            LOCATION_REVIEWERS,
            ESCALATION_PANEL,
            EXCEPTION_REVIEWERS,
            HELPDESK,
            DIRECTORY_SUPPORT,
            PROCESS_OWNERS,
            AUDITORS,
            ADMINISTRATORS);

    private Groups() {}

    /** The group of one organisation's Local Administrators (AC-002). */
    public static String localAdministratorsOf(OdsCode organisation) {
        return LOCAL_ADMINISTRATORS + organisation;
    }

    /** The organisation whose Local Administrators the group holds, or empty for every other group. */
    public static Optional<OdsCode> administeredBy(String group) {
        return group.startsWith(LOCAL_ADMINISTRATORS)
                ? Optional.of(OdsCode.of(group.substring(LOCAL_ADMINISTRATORS.length())))
                : Optional.empty();
    }

    /** Whether a person may be in it: every role but {@link #INTEGRATION}, spelt as here. */
    public static boolean isOfPeople(String group) {
        return OF_PEOPLE.contains(group)
                || administeredBy(group)
                        .filter(organisation ->
                                localAdministratorsOf(organisation).equals(group))
                        .isPresent();
    }

    /** The group in words, such as "Onboarding reviewers" or "Local administrators of ZA1". */
    public static String inWords(String group) {
        if (group.equals(ADMINISTRATORS)) {
            return "Administrators";
        }
        return administeredBy(group)
                .map(organisation -> "Local administrators of " + organisation)
                .orElseGet(() -> {
                    String words = group.replace('-', ' ');
                    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
                });
    }
}
