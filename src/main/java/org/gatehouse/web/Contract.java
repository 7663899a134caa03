package org.gatehouse.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The preface of the OpenAPI description, with the codes that findings carry. */
@Configuration(proxyBeanMethods = false)
class Contract {

    private static final String DESCRIPTION = """
            Requests about multi-factor authentication, the tasks that decide them, and what became of them.

            Errors are RFC 9457 problems with `errors: [{field, code, message}]`, all findings at once. Codes:

            | status | codes |
            |---|---|
            | 400 | NOT_READABLE |
            | 403 | WRONG_ROLE, OWN_REQUEST, OWN_ACCOUNT, HAD_A_PART, NOT_YOUR_REQUEST, NOT_YOUR_REMEDIATION, \
            NOT_YOUR_ACCOUNT, SECOND_PERSON |
            | 404 | NOT_FOUND |
            | 409 | ONBOARDING_EXISTS, RITM_USED, NOT_UNDER_REVIEW, NOT_COMPLETED, TASK_TAKEN, TASK_DONE, \
            CHANGED_MEANWHILE, IDEMPOTENCY_KEY_IN_FLIGHT, NOT_ONBOARDED, LOCATION_EXISTS, LOCATION_REQUEST_PENDING, \
            LOCATION_CHANGED, NOT_CORRECTABLE, NOT_CONTESTABLE, TAKES_NO_DOCUMENT, EXCEPTION_RUNS, NOTHING_RUNS, \
            BREAK_GLASS, NO_ORGANISATION, NOT_COMPROMISED, NOT_CONTAINED, \
            ALREADY_BEGUN, NOT_REMEDIATED, ACCOUNT_COMPROMISED, ACCOUNT_EVER_COMPROMISED, \
            ACTION_NOT_PERMITTED, ACCOUNT_DELETED, ACCOUNT_DISABLED, DONE_ELSEWHERE, NOT_OFFERED, \
            EXCEPTIONS_GROUP, NOT_JUDGED, NOTHING_TO_ENABLE, ENABLEMENT_RUNS, NO_CHECKPOINT, \
            RUN_TIME_OFF, NOTHING_TO_GO_BACK_TO |
            | 413 | BODY_TOO_LARGE |
            | 422 | REQUIRED, NOT_ALLOWED, TOO_LONG, TOO_MANY, NOT_PRINTABLE, OUT_OF_RANGE, NOT_A_DURATION, \
            ODS_CODE_INVALID, EMAIL_INVALID, RITM_INVALID, GROUP_NAME_INVALID, GROUP_NOT_FOUND, GROUP_AMBIGUOUS, \
            GROUP_MAIL_ENABLED, GROUP_OF_ANOTHER_ORGANISATION, UNKNOWN_DECISION, REASONS_NEEDED, \
            NOT_AN_INSTANT, IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED, LOCATION_NAME_INVALID, LOCATION_UNKNOWN, NAME_OF_DEFAULT, \
            NOTHING_CHANGES, REASON_UNANSWERED, APPROVER_IS_REQUESTER, NOT_A_DATE, IN_THE_FUTURE, \
            CRITERIA_NOT_CONFIRMED, NOT_PDF_OR_EML, TOO_LARGE, PHONE_NUMBER_INVALID, PHONE_NUMBER_NOT_UK, \
            PHONE_NUMBER_NOT_MOBILE, NOT_CSV, NO_ADDRESSES, MORE_THAN_ONE_COLUMN, DIAGRAM_INVALID, MODEL_INVALID, VERSION_UNKNOWN, \
            DIFFERENCES_NOT_SEEN, IDENTITY_CHECKED_MISSING, DEVICES_REVIEWED_MISSING, RULES_EXPLAINED_MISSING, \
            DELEGATES_REVIEWED_MISSING, METHODS_EXPLAINED_MISSING, and of IP ranges UNPARSABLE, \
            PRIVATE, LOOPBACK, \
            LINK_LOCAL, SHARED_ADDRESS_SPACE, MULTICAST, UNSPECIFIED, UNIQUE_LOCAL, RESERVED, TOO_WIDE, \
            OVERLAPS_DEFAULT; of accounts ACCOUNT_UNKNOWN, DUPLICATE, NOTHING_TO_RENEW, NOTHING_RUNS, \
            ACCOUNT_COMPROMISED, ACCOUNT_EVER_COMPROMISED, ACCOUNT_ADMINISTRATOR, ACCOUNT_BREAK_GLASS, SHARED_MAILBOX, \
            NO_METHOD_REGISTERED, NOT_UNDER_MFA, PER_USER_MFA, and whatever else the process owners add to \
            exception-eligibility.dmn |
            | 429 | TOO_MANY_REQUESTS |
            | 503 | DIRECTORY_UNAVAILABLE, CENSUS_NOT_TAKEN |

            Lists are pages `{items, page, size, total}`. `total` is exact up to 10,000; a longer list says 10,001.

            Warnings of a request: NAME_OUTSIDE_PATTERN, WHOLE_ORGANISATION; of IP ranges DOCUMENTATION, HOST_BITS, WIDE, \
            OVERLAPS_OTHER, OVERLAPS_OWN, DUPLICATE; of accounts FREQUENT_EXCEPTIONS; \
            of lists HEADING_LEFT_OUT, READ_AS_WINDOWS_1252.

            Rows of a list have a `verdict`: WAITING, WILL_BE_ENABLED, ENABLED, ALREADY_ENABLED, NOT_ENABLED. Their codes \
            say why not: NOT_AN_ADDRESS, DUPLICATE, ACCOUNT_UNKNOWN, SHARED_MAILBOX, ACCOUNT_BREAK_GLASS, \
            ACCOUNT_COMPROMISED, DIRECTORY_REFUSED, GIVEN_UP; or what to know: NAMED_LOCATIONS, EXCEPTION_RUNS, \
            SHARED_USER_ACCOUNT, ACCOUNT_DISABLED, PER_USER_MFA, NO_METHOD_REGISTERED, ACCOUNT_COMPROMISED.
            """;

    @Bean
    OpenAPI openApi(SignIn signIn) {
        return new OpenAPI()
                .info(new Info().title("Gatehouse").version("v1").description(DESCRIPTION))
                .components(new Components()
                        .addSecuritySchemes(
                                signIn.scheme(),
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(signIn.scheme())))
                .addSecurityItem(new SecurityRequirement().addList(signIn.scheme()));
    }
}
