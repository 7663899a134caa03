package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.production.SecureVisitor.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.Errands;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.identity.SeenPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Gatehouse as it serves an organisation: signed in at its identity provider, on its database and mail server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "gatehouse.api.posts-per-minute=1000")
@ActiveProfiles("production")
@ContextConfiguration(initializers = Surroundings.class)
@Import(StandInDirectory.class)
class ProductionTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final FakeIdentityProvider provider = Surroundings.PROVIDER;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private String baseUrl;

    @BeforeEach
    void knowAnOrganisation(@Value("${local.server.port}") int port) {
        ClockUtil.reset();
        baseUrl = "http://localhost:" + port;
        jdbc.sql(
                        "insert into organisation (ods_code, name) values ('ZA1', 'Northbank Hospital') on conflict do nothing")
                .update();
    }

    @Test
    void aReviewerSignsInAndFindsHerNameAndHerWork() {
        HttpResponse<String> home = signedIn(reviewer()).get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("Morgan O’Reid", "My work", "Tasklist").doesNotContain("Demo", "Cockpit");
        assertThat(provider.lastRequest())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("claims", "{\"id_token\":{\"acrs\":null}}")
                .containsKeys("state", "nonce");
        assertThat(provider.lastRequest().get("redirect_uri"))
                .isEqualTo("https://localhost/login/oauth2/code/gatehouse");
    }

    @Test
    void eachSessionIsOnRecordWithWhatTheProviderSaysOfIt() {
        signedIn(with(person("fay@nhs.example", "Fay"), "roles", List.of("Gatehouse.Auditor")));

        assertThat(jdbc.sql("select what || ' ' || details from audit_fact where kind = 'SIGN_IN' and by_whom = :login")
                        .param("login", "fay@nhs.example")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("Signed in {")
                .contains("\"how\":\"oidc\"", "\"roles\":[\"auditors\"]");
    }

    @Test
    void signingInLeadsToThePageThatWasAskedFor() {
        provider.signsIn(reviewer());
        HttpResponse<String> page = new SecureVisitor(baseUrl).signIn("/requests?status=IN_REVIEW");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/requests");
        assertThat(page.uri().getQuery()).contains("status=IN_REVIEW");
    }

    @Test
    void whoeverSignedInWithoutASecondFactorIsToldSoAndStaysOutside() {
        var visitor = new SecureVisitor(baseUrl);
        provider.signsIn(with(reviewer(), "amr", List.of("pwd")));
        HttpResponse<String> refused = visitor.signIn("/");

        assertThat(refused.body()).contains("without multi-factor authentication (MFA)", "set up a second factor");
        assertThat(location(visitor.get("/"))).endsWith("/login");
        assertThat(location(visitor.get(TASKLIST))).endsWith("/login");
    }

    @Test
    void anAccountWithoutAnAddressIsToldSo() {
        provider.signsIn(with(reviewer(), "email", "not an address"));
        assertThat(new SecureVisitor(baseUrl).signIn("/").body()).contains("no login name or no e-mail address");
    }

    @Test
    void aLoginMayHoldAnApostrophe() {
        SecureVisitor visitor = signedIn(
                with(person("Niamh.O'Brien@nhs.example", "Niamh O'Brien"), "roles", List.of("Gatehouse.Reviewer")));
        assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyValuesThatAreMappedGiveAGroup() {
        signedIn(with(
                person("pat@nhs.example", "Pat Lee"),
                "roles",
                List.of("gatehouse", "camunda-admin", "integration", "onboarding-reviewers", "Gatehouse.Auditor")));

        assertThat(people.byLogin("pat@nhs.example")).map(Person::groups).hasValue(Set.of("auditors"));
    }

    @Test
    void groupsFollowTheLastSignIn() {
        signedIn(with(person("lee@nhs.example", "Lee"), "roles", List.of("Gatehouse.Reviewer", "Gatehouse.Auditor")));
        assertThat(logins("auditors")).contains("lee@nhs.example");

        signedIn(with(person("lee@nhs.example", "Lee"), "groups", List.of("11111111-2222-3333-4444-555555555555")));
        assertThat(logins("auditors")).doesNotContain("lee@nhs.example");
        assertThat(logins("onboarding-reviewers")).doesNotContain("lee@nhs.example");
        assertThat(logins("local-administrators.ZA1")).contains("lee@nhs.example");
    }

    @Test
    void whoeverWasNotSeenForNinetyDaysIsNoLongerAMember() {
        signedIn(with(person("old@nhs.example", "Old"), "roles", List.of("Gatehouse.Auditor")));
        seen("old@nhs.example", Duration.ofDays(89));
        assertThat(logins("auditors")).contains("old@nhs.example");
        seen("old@nhs.example", Duration.ofDays(91));
        assertThat(logins("auditors")).doesNotContain("old@nhs.example");

        signedIn(with(person("old@nhs.example", "Old"), "roles", List.of("Gatehouse.Auditor")));
        assertThat(logins("auditors")).contains("old@nhs.example");
    }

    @Test
    void tasklistTakesTheSameSessionAndIsClosedToLocalAdministrators() {
        SecureVisitor reviewer = signedIn(reviewer());
        assertThat(reviewer.get(TASKLIST).statusCode()).isEqualTo(200);
        HttpResponse<String> filters = reviewer.camunda("engine/engine/default/filter?maxResults=50");
        assertThat(filters.statusCode()).isEqualTo(200);
        assertThat(filters.body()).contains("Onboarding reviewers").doesNotContain("Helpdesk");
        assertThat(reviewer.camunda("admin/auth/user/default").body())
                .contains("\"userId\":\"morgan@nhs.example\"", "tasklist")
                .doesNotContain("cockpit");

        assertThat(reviewer.camunda("engine/engine/default/user/morgan@nhs.example/profile")
                        .body())
                .contains("Morgan O’Reid");

        assertThat(signedIn(localAdministrator()).get(TASKLIST).statusCode()).isEqualTo(403);
    }

    @Test
    void cookiesAreSecureAndPagesAskForHttpsFromThenOn() {
        SecureVisitor reviewer = signedIn(reviewer());
        assertThat(reviewer.get("/").headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        assertThat(reviewer.get(TASKLIST).headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        assertThat(List.of(reviewer.cookie("__Host-SESSION"), reviewer.cookie("XSRF-TOKEN")))
                .allSatisfy(cookie -> assertThat(cookie.getSecure()).isTrue());
        assertThat(reviewer.cookie("__Host-SESSION").isHttpOnly()).isTrue();
        assertThat(reviewer.cookie("JSESSIONID")).isNull();
    }

    @Test
    void aBearerTokenOfAPersonCalls() {
        Api.Answer answer = calling(provider.token(scoped(reviewer()))).get("/requests");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(people.byLogin("morgan@nhs.example")).isPresent();
    }

    @Test
    void theContractAsksForABearerToken() {
        assertThat(new Api(baseUrl, null).get("/openapi.json").body().at("/components/securitySchemes/bearer/scheme"))
                .hasToString("\"bearer\"");
    }

    @Test
    void tokensThatWereNotMadeForThisAreRefused() {
        Map<String, Object> claims = scoped(reviewer());
        Instant past = Instant.now().minus(Duration.ofMinutes(5));

        refused(provider.tokenFor("api://another", claims));
        refused(provider.token(with(claims, "exp", Date.from(past))));
        refused(provider.token(with(claims, "iss", "https://another.example")));
        refused(provider.forgedToken(claims));
        refused(provider.token(reviewer()));
        refused(provider.token(with(claims, "scp", "something_else")));
        refused(provider.token(with(claims, "amr", List.of("pwd"))));
        refused(provider.token(Map.of("azp", "some-other-client", "roles", List.of("Gatehouse.Reviewer"))));
        refused("nonsense");
    }

    @Test
    void withoutATokenOrWithADemoLoginNobodyCalls() {
        assertThat(new Api(baseUrl, null).get("/requests").status()).isEqualTo(401);
        for (String login : List.of("demo", "admin", "onboarding1")) {
            Api.Answer answer = new Api(baseUrl, login).get("/requests");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        }
        assertThat(new SecureVisitor(baseUrl).get("/actuator/metrics").statusCode())
                .isEqualTo(401);
        assertThat(new SecureVisitor(baseUrl).get("/actuator/health").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOnboardingRunsAndItsMailsGoOutBySmtp() {
        Map<String, Object> form = new HashMap<>(World.onboarding("ZA1", "STANDARD"));
        form.put("requestedBy", "it.office@za1.example");
        Api.Answer filed =
                calling(provider.token(Map.of("azp", "servicenow-client"))).post("/onboarding-requests", form);
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        String ritm = filed.text("ritm");

        Api reviewer = calling(provider.token(scoped(reviewer())));
        JsonNode task = Awaitility.await("review")
                .atMost(Duration.ofSeconds(60))
                .until(() -> reviewer.get("/tasks?ritm=" + ritm).body().at("/items/0/id"), JsonNode::isTextual);
        assertThat(reviewer.post("/tasks/" + task.asText() + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);

        Awaitility.await("mail of completion")
                .atMost(Duration.ofSeconds(60))
                .until(() -> subjects().anyMatch(subject -> subject.startsWith(ritm + " completed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/clock",
                "/demo/mail",
                "/demo/directory-faults",
                "/demo/mail-faults",
                "/demo/directory-changes",
                "/demo/sweeps"
            })
    void theDemoEndpointsAreNotThereForAnAdministrator(String path) {
        Api administrator = calling(provider.token(scoped(administrator())));
        assertThat(administrator.get(path).status()).isEqualTo(404);
        assertThat(administrator.post(path, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void theDemoPagesAreNotThereForAnAdministrator() {
        SecureVisitor administrator = signedIn(administrator());
        assertThat(administrator.get("/demo/clock").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/mail").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/").body()).doesNotContain("Demo");
        assertThat(new SecureVisitor(baseUrl).get("/login").body())
                .contains("Sign in with your work account")
                .doesNotContain("Demo", "password", "Password");
    }

    @Test
    void nothingOfTheEmbeddedProfileIsThere() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false, new StandardEnvironment() {
            @Override
            public boolean acceptsProfiles(Profiles profiles) {
                return true;
            }
        });
        scanner.addIncludeFilter(new AnnotationTypeFilter(Profile.class));
        var embedded = new ArrayList<Class<?>>();
        for (var candidate : scanner.findCandidateComponents("org.gatehouse")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            if (Arrays.asList(type.getAnnotation(Profile.class).value()).contains("embedded")) {
                embedded.add(type);
            }
        }
        assertThat(embedded)
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        type -> assertThat(context.getBeanNamesForType(type)).isEmpty());
        assertThat(context.getBeanNamesForType(GreenMail.class)).isEmpty();
        assertThat(context.getBean(People.class)).isInstanceOf(SeenPeople.class);
        assertThat(List.of(AccountControl.class, MailboxControl.class, Errands.class))
                .allSatisfy(port -> assertThat(context.getBean(port).getClass().getPackageName())
                        .isEqualTo("org.gatehouse.directory.graph"));
    }

    @Test
    void assetsLeaveTheSessionAlone() {
        SecureVisitor reviewer = signedIn(reviewer());
        long before = Instant.now().minusSeconds(60).toEpochMilli();
        jdbc.sql("update spring_session set last_access_time = :before")
                .param("before", before)
                .update();
        for (String asset : List.of("/assets/gatehouse.css", "/assets/gatehouse.js", "/assets/icon.svg")) {
            reviewer.get(asset);
            assertThat(touchedSince(before)).as(asset).isZero();
        }
        assertThat(reviewer.get("/").statusCode()).isEqualTo(200);
        assertThat(touchedSince(before)).as("a page counts as use").isEqualTo(1);
    }

    @Test
    void whoeverHasNotSignedInLeavesNoSessionBehindOrOneThatEndsSoon() {
        jdbc.sql("delete from spring_session").update();
        for (String path :
                List.of("/login", "/login?error=failed", "/accessibility", "/no/such/page", "/api/v1/requests")) {
            new SecureVisitor(baseUrl).get(path);
        }
        assertThat(lifetimes()).isEmpty();

        new SecureVisitor(baseUrl).get("/requests");
        assertThat(lifetimes()).containsExactly((int) Duration.ofMinutes(10).toSeconds());

        jdbc.sql("delete from spring_session").update();
        signedIn(reviewer());
        assertThat(lifetimes()).containsExactly((int) Duration.ofHours(8).toSeconds());
    }

    private List<Integer> lifetimes() {
        return jdbc.sql("select max_inactive_interval from spring_session")
                .query(Integer.class)
                .list();
    }

    @Test
    void aSessionThatCannotBeReadIsNoSession() {
        SecureVisitor reviewer = signedIn(reviewer());
        assertThat(reviewer.get(TASKLIST).statusCode()).isEqualTo(200);
        jdbc.sql("update spring_session_attributes set attribute_bytes = '\\x00'")
                .update();

        assertThat(location(reviewer.get("/"))).endsWith("/login");
        assertThat(location(reviewer.get(TASKLIST))).endsWith("/login");
        provider.signsIn(reviewer());
        assertThat(reviewer.signIn("/").body()).contains("Morgan O’Reid");
        assertThat(reviewer.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    private long touchedSince(long millis) {
        return jdbc.sql("select count(*) from spring_session where last_access_time > :millis")
                .param("millis", millis)
                .query(Long.class)
                .single();
    }

    private SecureVisitor signedIn(Map<String, Object> claims) {
        var visitor = new SecureVisitor(baseUrl);
        provider.signsIn(claims);
        assertThat(visitor.signIn("/").statusCode()).isEqualTo(200);
        return visitor;
    }

    private Api calling(String token) {
        return new Api(baseUrl, null).with("Authorization", "Bearer " + token);
    }

    private void refused(String token) {
        Api.Answer answer = calling(token).get("/requests");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private List<String> logins(String group) {
        return people.membersOf(group).stream().map(Person::login).toList();
    }

    private void seen(String login, Duration ago) {
        jdbc.sql("update person set seen_at = current_timestamp at time zone 'UTC' - make_interval(days => :days)"
                        + " where login = :login")
                .param("days", (int) ago.toDays())
                .param("login", login)
                .update();
    }

    private static Stream<String> subjects() {
        return Arrays.stream(Surroundings.MAIL.getReceivedMessages()).map(mail -> {
            try {
                return mail.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Map<String, Object> reviewer() {
        return with(person("Morgan@NHS.example", "Morgan O’Reid"), "roles", List.of("Gatehouse.Reviewer"));
    }

    private static Map<String, Object> localAdministrator() {
        return with(
                person("alex@za1.example", "Alex Carter"),
                "groups",
                List.of("11111111-2222-3333-4444-555555555555", "99999999-2222-3333-4444-555555555555"));
    }

    private static Map<String, Object> administrator() {
        return with(person("root@nhs.example", "Root"), "roles", List.of("Gatehouse.Administrator"));
    }

    private static Map<String, Object> person(String login, String name) {
        return Map.of("preferred_username", login, "name", name, "email", login, "amr", List.of("pwd", "mfa"));
    }

    private static Map<String, Object> scoped(Map<String, Object> claims) {
        return with(claims, "scp", "openid access_as_user");
    }

    private static Map<String, Object> with(Map<String, Object> claims, String claim, Object value) {
        var more = new HashMap<>(claims);
        more.put(claim, value);
        return more;
    }
}
