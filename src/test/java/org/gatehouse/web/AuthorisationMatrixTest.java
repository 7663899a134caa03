package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint and page, for every role and for a stranger: who gets in, for whom a thing of ZA1 does not exist, and
 * who is sent away. The endpoints come from the mappings, so that a new one fails here until it is listed.
 */
@GatehouseTest
class AuthorisationMatrixTest {

    private static final String EVERYBODY =
            "la.za1 la.zb2 onboarding1 location1 panel1 exceptions1 helpdesk1 support1 owner1 auditor1 servicenow "
                    + "staff.nurse admin";
    private static final String PEOPLE = EVERYBODY.replace("servicenow ", "");
    private static final String READERS = "la.za1 onboarding1 helpdesk1 support1 owner1 auditor1 admin";
    private static final String BLIND = "la.zb2 location1 panel1 exceptions1";
    private static final String OTHER_STAFF = "location1 panel1 exceptions1";
    private static final String NOT_THE_GROUP = "la.za1 la.zb2 location1 panel1 exceptions1 helpdesk1 support1";

    /** Method and path | who gets in | for whom it does not exist (404). Everybody else is sent away. */
    private static final String MATRIX = """
            GET  /                                        | EVERYBODY                            |
            GET  /login                                   | EVERYBODY anonymous                  |
            GET  /accessibility                           | EVERYBODY anonymous                  |
            GET  /mail                                    | EVERYBODY                            |
            GET  /demo/clock                              | admin                                |
            POST /demo/clock                              | admin                                |
            GET  /onboarding/new                          | la.za1 la.zb2                        |
            POST /onboarding/new                          | la.za1 la.zb2                        |
            GET  /accounts                                | READERS BLIND servicenow             |
            GET  /accounts/{address}                      | READERS STAFF servicenow             | la.zb2
            GET  /accounts/{address}/compromise           | la.za1 helpdesk1 support1 servicenow | la.zb2
            POST /accounts/{address}/compromise           | la.za1 helpdesk1 support1 servicenow | la.zb2
            GET  /accounts/{address}/lock-down            | READERS STAFF servicenow             | la.zb2
            GET  /accounts/{address}/remediation          | la.za1 support1                      | la.zb2
            POST /accounts/{address}/remediation          | la.za1 support1                      | la.zb2
            POST /accounts/{address}/password-handover    | la.za1 support1                      | la.zb2
            POST /api/v1/accounts/{address}/compromise    | la.za1 la.zb2 helpdesk1 support1 servicenow |
            GET  /compromises                             | la.za1 la.zb2 helpdesk1 support1 owner1 auditor1 admin |
            GET  /compromises/download                    | la.za1 la.zb2 helpdesk1 support1 owner1 auditor1 admin |
            GET  /api/v1/registers/compromises            | helpdesk1 support1 auditor1          |
            POST /api/v1/compromises                      | la.za1 la.zb2 helpdesk1 support1 servicenow |
            GET  /api/v1/accounts/{address}/containment   | READERS STAFF servicenow             | la.zb2
            POST /api/v1/accounts/{address}/remediation   | la.za1 la.zb2 support1               |
            POST /api/v1/accounts/{address}/password-handover | la.za1 support1                  | la.zb2
            GET  /api/v1/accounts                         | READERS BLIND servicenow             |
            GET  /api/v1/accounts/{address}               | READERS STAFF servicenow             | la.zb2
            GET  /accounts/{address}/actions/{action}     | la.za1 helpdesk1 support1            | la.zb2
            POST /accounts/{address}/actions/{action}     | la.za1 helpdesk1 support1            | la.zb2
            POST /api/v1/accounts/{address}/actions/{action} | la.za1 helpdesk1 support1          | la.zb2
            GET  /security-info                           | PEOPLE                               |
            POST /security-info/methods                   | staff.nurse la.za1 la.zb2            | NO_ACCOUNT
            GET  /security-info/self-enrolment            | PEOPLE                               |
            POST /security-info/self-enrolment            | staff.nurse la.za1 la.zb2            | NO_ACCOUNT
            GET  /guidance                                | EVERYBODY                            |
            POST /api/v1/accounts/{address}/methods       | staff.nurse la.za1                   | la.zb2
            POST /api/v1/accounts/{address}/self-enrolment | staff.nurse                         | la.zb2
            POST /accounts/{address}/method-removal       | la.za1 support1                      | la.zb2
            POST /api/v1/accounts/{address}/method-removal | la.za1 support1                     | la.zb2
            PUT  /api/v1/groups/{name}/members/{address}  | la.za1 support1                      | la.zb2
            DELETE /api/v1/groups/{name}/members/{address} | la.za1 support1                     | la.zb2
            GET  /named-location/new                      | la.za1 la.zb2                        |
            POST /named-location/new                      | la.za1 la.zb2                        |
            GET  /named-locations                         | READERS BLIND servicenow             |
            GET  /named-locations/check                   | READERS BLIND servicenow             |
            POST /named-locations/check                   | READERS BLIND servicenow             |
            GET  /named-locations/risks                   | READERS BLIND servicenow             |
            GET  /short-term-exception/new                | la.za1 la.zb2                        |
            POST /short-term-exception/new                | la.za1 la.zb2                        |
            GET  /long-term-exception/new                 | la.za1 la.zb2                        |
            POST /long-term-exception/new                 | la.za1 la.zb2                        |
            GET  /exceptions                              | EXEMPTION                            |
            GET  /exceptions/download                     | EXEMPTION                            |
            GET  /enrolments                              | HELPERS                              |
            GET  /api/v1/enrolments                       | HELPERS                              |
            POST /requests/{ritm}/cancellation            | la.za1                               | la.zb2
            POST /api/v1/short-term-exceptions            | la.za1 la.zb2 servicenow             |
            POST /api/v1/long-term-exceptions             | la.za1 la.zb2 servicenow             |
            POST /api/v1/requests/{ritm}/cancellation     | la.za1 servicenow                    | la.zb2
            GET  /api/v1/registers/exceptions             | exceptions1 support1 auditor1        |
            GET  /bulk-enablements/new                    | la.za1 la.zb2                        |
            POST /bulk-enablements/new                    | la.za1 la.zb2                        |
            GET  /bulk-enablements/{ritm}                 |                                      | READERS servicenow BLIND
            GET  /bulk-enablements/{ritm}/progress        |                                      | READERS servicenow BLIND
            GET  /bulk-enablements/{ritm}/download        |                                      | READERS servicenow BLIND
            POST /bulk-enablements/{ritm}/enablement      |                                      | la.za1 la.zb2
            POST /api/v1/bulk-enablements                 | la.za1 la.zb2 servicenow             |
            GET  /api/v1/bulk-enablements/{ritm}          |                                      | READERS servicenow BLIND
            POST /api/v1/bulk-enablements/{ritm}/enablement |                                    | la.za1 la.zb2 servicenow
            POST /requests/{ritm}/escalation              | la.za1                               | la.zb2
            POST /requests/{ritm}/documents               | la.za1                               | la.zb2
            GET  /requests/{ritm}/documents/{id}          |                                      | READERS servicenow BLIND
            GET  /api/v1/requests/{ritm}/documents        | READERS servicenow                   | BLIND
            POST /api/v1/requests/{ritm}/documents        | la.za1 servicenow                    | la.zb2
            GET  /api/v1/requests/{ritm}/documents/{id}   |                                      | READERS servicenow BLIND
            POST /api/v1/named-location-requests          | la.za1 la.zb2 servicenow             |
            POST /api/v1/requests/{ritm}/escalation       | la.za1 servicenow                    | la.zb2
            POST /api/v1/ip-range-checks                  | READERS BLIND servicenow             |
            GET  /api/v1/named-locations                  | READERS BLIND servicenow             |
            GET  /api/v1/named-locations/lookup           | READERS BLIND servicenow             |
            GET  /api/v1/registers/capacity               | support1 auditor1                    |
            GET  /api/v1/registers/named-locations        | location1 auditor1                   |
            GET  /named-locations/download                | READERS BLIND servicenow             |
            GET  /api/v1/registers/rejections             | auditor1 admin                       |
            GET  /api/v1/registers/separation-of-duties   | auditor1 admin                       |
            GET  /api/v1/registers/stalled-work           | auditor1 admin                       |
            GET  /audit/registers                         | auditor1 admin                       |
            GET  /audit/registers/rejections              | auditor1 admin                       |
            GET  /audit/registers/rejections/download     | auditor1 admin                       |
            GET  /audit/registers/separation-of-duties    | auditor1 admin                       |
            GET  /audit/registers/separation-of-duties/download | auditor1 admin                 |
            GET  /audit/registers/stalled-work            | auditor1 admin                       |
            GET  /audit/registers/stalled-work/download   | auditor1 admin                       |
            GET  /api/v1/audit/durations                  | auditor1 owner1 admin                |
            GET  /audit/durations                         | auditor1 owner1 admin                |
            GET  /audit/durations/download                | auditor1 owner1 admin                |
            GET  /models                                  | auditor1 owner1 admin                |
            GET  /models/{key}                            | auditor1 owner1 admin                |
            GET  /models/{key}/versions/{version}         | auditor1 owner1 admin                |
            GET  /models/{key}/versions/{version}/file    | auditor1 owner1 admin                |
            GET  /models/{key}/versions/{version}/diagram | auditor1 owner1 admin                |
            GET  /api/v1/models                           | auditor1 owner1 admin                |
            GET  /api/v1/models/{key}                     | auditor1 owner1 admin                |
            GET  /api/v1/models/{key}/versions/{version}  | auditor1 owner1 admin                |
            GET  /api/v1/models/{key}/versions/{version}/file | auditor1 owner1 admin            |
            GET  /reports                                 | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /reports/download                        | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /reports/mfa-status                      | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /reports/mfa-status/download             | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /api/v1/reports/mfa-status               | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /api/v1/reports/adoption                 | la.za1 la.zb2 helpdesk1 support1 auditor1 |
            GET  /audit/integrity                         | auditor1 admin                       |
            GET  /audit/integrity/comparison              | auditor1 admin                       |
            GET  /audit/integrity/checkpoint              | auditor1 admin                       |
            GET  /audit/integrity/public-key              | auditor1 admin                       |
            GET  /audit/integrity/log                     | auditor1                             |
            GET  /api/v1/audit/integrity                  | auditor1 admin                       |
            GET  /api/v1/audit/integrity/comparison       | auditor1 admin                       |
            GET  /api/v1/audit/checkpoints                | auditor1 admin                       |
            GET  /api/v1/audit/checkpoints/latest         | auditor1 admin                       |
            GET  /api/v1/audit/public-key                 | auditor1 admin                       |
            GET  /api/v1/audit/log                        | auditor1                             |
            GET  /audit/evidence-help                     | auditor1 admin                       |
            GET  /audit/event-log.xes                     | auditor1 admin                       |
            GET  /audit/requests/{ritm}/evidence          | auditor1 admin                       |
            GET  /api/v1/audit/event-log.xes              | auditor1 admin                       |
            GET  /api/v1/audit/requests/{ritm}/evidence   | auditor1 admin                       |
            GET  /audit                                   | auditor1 admin                       |
            GET  /audit/download                          | auditor1 admin                       |
            GET  /audit/requests/{ritm}                   | auditor1 admin                       |
            GET  /audit/requests/{ritm}/diagram           | auditor1 admin                       |
            GET  /audit/events                            | auditor1 admin                       |
            GET  /api/v1/audit/requests                   | auditor1 admin                       |
            GET  /api/v1/audit/requests/{ritm}            | auditor1 admin                       |
            GET  /api/v1/audit/events                     | auditor1 admin                       |
            GET  /models/{key}/compare                    | owner1 auditor1 admin                |
            GET  /models/{key}/shipped/file               | owner1 auditor1 admin                |
            POST /api/v1/sign-in-checks                   | READERS BLIND servicenow             |
            POST /api/v1/sign-in-checks/what-if           | READERS BLIND servicenow             |
            GET  /sign-in-checks                          | READERS BLIND servicenow             |
            GET  /sign-in-checks/examples/{example}       | READERS BLIND servicenow             |
            GET  /sign-in-checks/site                     | READERS BLIND servicenow             |
            POST /sign-in-checks/site                     | READERS BLIND servicenow             |
            POST /sign-in-checks/site/download            | READERS BLIND servicenow             |
            GET  /models/{key}/back                       | owner1                               |
            POST /models/{key}/back                       | owner1                               |
            POST /api/v1/models/{key}/back                | owner1                               |
            GET  /models/{key}/move                       | owner1                               |
            POST /models/{key}/move                       | owner1                               |
            POST /api/v1/models/{key}/move                | owner1                               |
            GET  /models/{key}/migrations/{version}       |                                      | MODEL_READERS
            GET  /models/{key}/migrations/{version}/progress |                                   | MODEL_READERS
            GET  /api/v1/models/{key}/migrations/{version} |                                     | MODEL_READERS
            GET  /requests                                | READERS BLIND servicenow             |
            GET  /requests/{ritm}                         | READERS servicenow                   | BLIND
            GET  /requests/{ritm}/progress                | READERS servicenow                   | BLIND
            GET  /requests/{ritm}/diagram                 | READERS servicenow                   | BLIND
            POST /requests/{ritm}/enquiries               | ENQUIRERS servicenow                 | BLIND
            POST /requests/{ritm}/withdrawal              | la.za1                               | la.zb2
            POST /requests/{ritm}/retirement              | support1                             |
            GET  /my-work                                 | onboarding1 NOT_THE_GROUP            |
            GET  /my-work/{id}                            | onboarding1                          | NOT_THE_GROUP
            POST /my-work/{id}                            | onboarding1                          | NOT_THE_GROUP
            POST /my-work/{id}/claim                      | onboarding1                          | NOT_THE_GROUP
            POST /my-work/{id}/unclaim                    | onboarding1                          | NOT_THE_GROUP
            POST /api/v1/onboarding-requests              | la.za1 la.zb2 servicenow             |
            GET  /api/v1/requests                         | READERS BLIND servicenow             |
            GET  /api/v1/requests/{ritm}                  | READERS servicenow                   | BLIND
            GET  /api/v1/requests/{ritm}/timeline         | READERS servicenow                   | BLIND
            POST /api/v1/requests/{ritm}/enquiries        | ENQUIRERS servicenow                 | BLIND
            POST /api/v1/requests/{ritm}/withdrawal       | la.za1 servicenow                    | la.zb2
            POST /api/v1/requests/{ritm}/retirement       | support1                             |
            GET  /api/v1/tasks                            | onboarding1 NOT_THE_GROUP            |
            POST /api/v1/tasks/{id}/claim                 | onboarding1                          | NOT_THE_GROUP
            POST /api/v1/tasks/{id}/unclaim               | onboarding1                          | NOT_THE_GROUP
            POST /api/v1/tasks/{id}/decision              | onboarding1                          | NOT_THE_GROUP
            GET  /models/changes                          | owner1 auditor1 admin                |
            GET  /models/changes/{id}                     |                                      | owner1 auditor1 admin
            GET  /models/changes/{id}/progress            |                                      | owner1 auditor1 admin
            GET  /models/changes/{id}/file                |                                      | owner1 auditor1 admin
            POST /models/{key}/changes                    | owner1                               |
            POST /models/changes/{id}/decision            |                                      | owner1
            POST /models/changes/{id}/withdrawal          |                                      | owner1
            POST /api/v1/models/{key}/changes             | owner1                               |
            GET  /api/v1/model-changes                    | owner1 auditor1 admin                |
            GET  /api/v1/model-changes/{id}               |                                      | owner1 auditor1 admin
            GET  /api/v1/model-changes/{id}/file          |                                      | owner1 auditor1 admin
            POST /api/v1/model-changes/{id}/decision      |                                      | owner1
            POST /api/v1/model-changes/{id}/withdrawal    |                                      | owner1
            GET  /api/v1/demo/clock                       | admin                                |
            POST /api/v1/demo/clock                       | admin                                |
            GET  /api/v1/demo/mail                        | admin                                |
            POST /api/v1/demo/directory-faults            | admin                                |
            POST /api/v1/demo/mail-faults                 | admin                                |
            POST /api/v1/demo/directory-changes           | admin                                |
            POST /api/v1/demo/sweeps                      | admin                                |
            GET  /models/element-templates                | owner1                               |
            GET  /models/{key}/edit                       | owner1                               |
            POST /models/lint                             | owner1                               |
            POST /api/v1/models/lint                      | owner1                               |
            """.replace("EVERYBODY", EVERYBODY)
            .replace("PEOPLE", PEOPLE)
            .replace("NO_ACCOUNT", "onboarding1 location1 panel1 exceptions1 helpdesk1 support1 owner1 auditor1 admin")
            .replace("HELPERS", "la.za1 la.zb2 helpdesk1 support1 owner1 auditor1 admin")
            .replace("EXEMPTION", "la.za1 la.zb2 exceptions1 helpdesk1 support1 owner1 auditor1 admin")
            .replace("ENQUIRERS", READERS.replace("auditor1 ", ""))
            .replace("MODEL_READERS", "owner1 auditor1 admin")
            .replace("READERS", READERS)
            .replace("BLIND", BLIND)
            .replace("STAFF", OTHER_STAFF)
            .replace("NOT_THE_GROUP", NOT_THE_GROUP);

    private record Row(String method, String path, Set<String> open, Set<String> hidden) {

        static Row of(String line) {
            String[] parts = line.split("\\|", -1);
            String[] endpoint = parts[0].strip().split("\\s+");
            return new Row(endpoint[0], endpoint[1], logins(parts[1]), logins(parts[2]));
        }

        private static Set<String> logins(String text) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .filter(login -> !login.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @AfterEach
    void nobodyIsCompromised() {
        compromises.beginAt(World.MONDAY_MORNING);
        compromises.forget();
    }

    @Test
    void everyEndpointIsListed() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.gatehouse")) {
                mapping.getPathPatternsCondition()
                        .getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path)));
            }
        });
        assertThat(rows())
                .extracting(row -> row.method() + " " + row.path())
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyRoleGetsInWhereItMayAndNowhereElse() {
        compromises.beginAt(World.MONDAY_MORNING);
        compromises.mark("staff.nurse@za1.example");
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        Map<String, Browserless> sessions = new HashMap<>();
        var wrong = new ArrayList<String>();
        for (Row row : rows()) {
            String path = filled(row, ritm, task);
            for (String login : (EVERYBODY + " anonymous").split(" ")) {
                int status = row.path().startsWith("/api/")
                        ? callApi(row, path, login)
                        : callPage(row, path, login, sessions.computeIfAbsent(login, this::session));
                String got = status == 404 ? "hidden" : Set.of(401, 403).contains(status) ? "away" : "open";
                String meant =
                        row.open().contains(login) ? "open" : row.hidden().contains(login) ? "hidden" : "away";
                if (!got.equals(meant) || status >= 500) {
                    wrong.add("%s %s as %s: %d".formatted(row.method(), row.path(), login, status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is sent with POST because it is long or secret, and answered without anything being kept. */
    private static final Set<String> QUESTIONS = Set.of(
            "/api/v1/ip-range-checks",
            "/named-locations/check",
            "/api/v1/sign-in-checks",
            "/api/v1/sign-in-checks/what-if",
            "/sign-in-checks/site",
            "/sign-in-checks/site/download");

    @Test
    void auditorsReadAndWriteNothing() {
        world.beginAt(World.MONDAY_MORNING);
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        Browserless auditor = session("auditor1");
        var let = new TreeSet<String>();
        rows().stream()
                .filter(row -> !row.method().equals("GET") && !QUESTIONS.contains(row.path()))
                .forEach(row -> {
                    String path = filled(row, ritm, task);
                    int status = row.path().startsWith("/api/")
                            ? callApi(row, path, "auditor1")
                            : callPage(row, path, "auditor1", auditor);
                    // Their own methods are a holder's alone: an auditor who has no account finds none.
                    boolean own = row.path().startsWith("/security-info/") && status == 404;
                    if (status != 403 && !own) {
                        let.add("%s %s: %d".formatted(row.method(), row.path(), status));
                    }
                });
        assertThat(let).isEmpty();
        assertThat(rows()).filteredOn(row -> !row.method().equals("GET")).hasSizeGreaterThan(50);
    }

    private static String filled(Row row, String ritm, String task) {
        return row.path()
                .replace("{ritm}", ritm)
                .replace("{id}", task)
                .replace("{key}", "status-enquiry")
                .replace("{version}", "1")
                .replace("{address}", "staff.nurse@za1.example")
                .replace("{action}", "SET_OUT_OF_OFFICE")
                .replace("{name}", "ZA1-reception")
                .replace("{example}", "HSCN");
    }

    @Test
    void everyChangeWithASessionNeedsItsToken() {
        Browserless alex = session("la.za1");
        rows().stream()
                .filter(row -> row.method().equals("POST") && !row.path().startsWith("/api/"))
                .forEach(row -> assertThat(alex.postForm(row.path().replaceAll("[{}]", ""), "reason=x")
                                .statusCode())
                        .as(row.path())
                        .isEqualTo(403));
        assertThat(alex.postForm("/logout", "").statusCode()).isEqualTo(403);
    }

    @Test
    void everyPathCarriesItsHeaders() {
        Browserless alex = session("la.za1");
        for (String path :
                List.of("/", "/login", "/requests", "/assets/gatehouse.css", "/nothing-here", "/api/v1/requests")) {
            var headers = alex.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        Browserless morgan = session("onboarding1");
        for (String refused : List.of("/camunda/api/admin/setup/default/user/create", "//nothing", "/tasks?x=%00")) {
            var headers = morgan.get(refused).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(refused).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(refused).hasValue("DENY");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(refused)
                    .contains("frame-ancestors 'none'");
        }
        assertThat(morgan.get("/camunda/app/tasklist/default/").headers().firstValue("Content-Security-Policy"))
                .as("Camunda's own pages have Camunda's own policy")
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src"));
    }

    private static List<Row> rows() {
        return MATRIX.lines().map(Row::of).toList();
    }

    private int callApi(Row row, String path, String login) {
        var api = new Api(world.baseUrl(), login.equals("anonymous") ? null : login);
        String under = path.substring("/api/v1".length());
        return switch (row.method()) {
            case "GET" -> api.get(under).status();
            case "PUT" -> api.put(under).status();
            case "DELETE" -> api.delete(under).status();
            default -> api.postText(under, "{}").status();
        };
    }

    /** A page sends whoever is not signed in to the login page, which counts as sent away. */
    private int callPage(Row row, String path, String login, Browserless session) {
        var answer = row.method().equals("GET") ? session.get(path) : session.submit("/login", path, Map.of());
        boolean toLogin = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        return toLogin ? 401 : answer.statusCode();
    }

    private Browserless session(String login) {
        return login.equals("anonymous")
                ? new Browserless(world.baseUrl())
                : Browserless.signedIn(world.baseUrl(), login);
    }

    @Test
    void whatHasNoDoorIsClosedToTheAdministratorToo() {
        assertThat(world.as("admin").get("/nothing-here").status()).isEqualTo(404);
        Browserless admin = session("admin");
        assertThat(admin.get("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(admin.send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/requests"))
                                .method("DELETE", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }
}
