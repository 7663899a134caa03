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
            | 403 | WRONG_ROLE, OWN_REQUEST, NOT_YOUR_REQUEST |
            | 404 | NOT_FOUND |
            | 409 | ONBOARDING_EXISTS, RITM_USED, NOT_UNDER_REVIEW, NOT_COMPLETED, TASK_TAKEN, TASK_DONE, \
            CHANGED_MEANWHILE, IDEMPOTENCY_KEY_IN_FLIGHT |
            | 413 | BODY_TOO_LARGE |
            | 422 | REQUIRED, NOT_ALLOWED, TOO_LONG, TOO_MANY, NOT_PRINTABLE, OUT_OF_RANGE, NOT_A_DURATION, \
            ODS_CODE_INVALID, EMAIL_INVALID, RITM_INVALID, GROUP_NAME_INVALID, GROUP_NOT_FOUND, GROUP_AMBIGUOUS, \
            GROUP_MAIL_ENABLED, GROUP_OF_ANOTHER_ORGANISATION, UNKNOWN_DECISION, REASONS_NEEDED, \
            IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED |
            | 429 | TOO_MANY_REQUESTS |
            | 503 | DIRECTORY_UNAVAILABLE |

            Lists are pages `{items, page, size, total}`. `total` is exact up to 10,000; a longer list says 10,001.

            Warnings of a request: NAME_OUTSIDE_PATTERN, WHOLE_ORGANISATION.
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
