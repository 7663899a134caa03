package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is refused about named locations: every reason at once, nothing stored; and what other organisations learn. */
@GatehouseTest
class NamedLocationRefusalTest {

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
    }

    @Test
    void anOrganisationThatIsNotOnboardedIsToldTheWay() {
        Api.Answer answer = world.as("la.x26")
                .post("/named-location-requests", namedLocation("X26", "REGISTER", "Office", "45.67.84.0/28"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.codes()).containsExactly("NOT_ONBOARDED");
        assertThat(answer.body().at("/errors/0/message").asText()).contains("Ask for an MFA policy");
    }

    @Test
    void everythingThatIsWrongComesBackAtOnceAndNothingIsStored() {
        long before = requests();
        var form = namedLocation("ZA1", "REGISTER", "", "10.0.0.0/8, 198.51.100.7, nonsense, 45.67.84.0/28");
        form.put("criteriaConfirmed", false);
        form.put(
                "seniorApproval",
                Map.of("name", "", "email", "LOCAL.ADMIN@za1.example", "confirmedOn", "2027-01-01", "reference", "x"));

        Api.Answer answer = world.as("la.za1").post("/named-location-requests", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes())
                .containsExactlyInAnyOrder(
                        "REQUIRED", // name of the location
                        "REQUIRED", // name of the senior person
                        "REQUIRED", // their role
                        "APPROVER_IS_REQUESTER",
                        "IN_THE_FUTURE",
                        "CRITERIA_NOT_CONFIRMED",
                        "PRIVATE",
                        "TOO_WIDE",
                        "OVERLAPS_DEFAULT",
                        "UNPARSABLE");
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void oneBadRangeAmongAHundredGoodIsNamedWithItsPlace() {
        String ranges = IntStream.range(0, 100)
                        .mapToObj(i -> "45.67.%d.0/28".formatted(i))
                        .collect(Collectors.joining(","))
                + ",45.67.100.0/33";
        Api.Answer answer =
                world.as("la.za1").post("/named-location-requests", namedLocation("ZA1", "REGISTER", "Site", ranges));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("UNPARSABLE");
        assertThat(answer.body().at("/errors/0/message").asText()).startsWith("Range 101: ");
    }

    @Test
    void aMegabyteOfTextAndThreeThousandRangesAreOneFindingEachAndFast() {
        String many = IntStream.range(0, 3000)
                .mapToObj(i -> "45.%d.%d.0/28".formatted(i / 256, i % 256))
                .collect(Collectors.joining(","));
        for (String ranges : List.of(many, "45.67.84.0/28,".repeat(75_000))) {
            long began = System.nanoTime();
            Api.Answer answer = world.as("la.za1")
                    .post("/named-location-requests", namedLocation("ZA1", "REGISTER", "Site", ranges));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.codes()).containsExactly("TOO_MANY");
            assertThat((System.nanoTime() - began) / 1e9).isLessThan(1.5);
        }
    }

    @Test
    void twoThousandRangesOfBothFamiliesAreRegistered() {
        String ranges = IntStream.range(0, 1000)
                .mapToObj(i -> "45.%d.%d.0/28, 2a00:%x::/64".formatted(i / 256, i % 256, i + 1))
                .collect(Collectors.joining(","));

        world.registered("ZA1", "Everything", ranges);

        assertThat(world.as("la.za1")
                        .get("/named-locations?organisation=ZA1")
                        .body()
                        .at("/items/0/ranges"))
                .hasSize(2000);
        assertThat(world.as("la.za1")
                        .get("/named-locations/lookup?ip=2a00:10::7")
                        .body()
                        .path("inNamedLocation")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aLocationIsRegisteredOnceAndChangedOneRequestAtATime() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        assertThat(file("la.za1", namedLocation("ZA1", "REGISTER", "MAIN site", "45.67.85.0/28"))
                        .codes())
                .containsExactly("LOCATION_EXISTS");
        assertThat(file("la.za1", namedLocation("ZA1", "UPDATE", "Elsewhere", "45.67.85.0/28"))
                        .codes())
                .containsExactly("LOCATION_UNKNOWN");
        assertThat(file("la.za1", namedLocation("ZA1", "UPDATE", "Main site", "45.67.84.0/28"))
                        .codes())
                .containsExactly("NOTHING_CHANGES");
        assertThat(file("la.za1", namedLocation("ZA1", "REMOVE", "Main site", "45.67.84.0/28"))
                        .codes())
                .containsExactly("NOT_ALLOWED");

        world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.86.0/28"));
        Api.Answer second = file("la2.za1", namedLocation("ZA1", "REMOVE", "Main site", null));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.codes()).containsExactly("LOCATION_REQUEST_PENDING");
    }

    @Test
    void aRemovalWaitsForAnOpenEscalationAndAnEscalationForAnOpenRequest() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        String update = world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.86.0/28"));
        world.decide("location1", update, Map.of("decision", "REJECT", "reasons", List.of("No")));

        String removal = world.fileLocation(namedLocation("ZA1", "REMOVE", "Main site", null));
        assertThat(escalate(update).codes()).containsExactly("LOCATION_REQUEST_PENDING");
        world.as("la.za1").post("/requests/" + removal + "/withdrawal", Map.of("reason", "Not yet"));

        assertThat(escalate(update).status()).isEqualTo(200);
        assertThat(file("la.za1", namedLocation("ZA1", "REMOVE", "Main site", null))
                        .codes())
                .containsExactly("LOCATION_REQUEST_PENDING");
        assertThat(escalate(update).codes()).as("once only").containsExactly("NOT_CONTESTABLE");
    }

    @Test
    void anotherOrganisationsOverlapIsToldWithoutANameAndShownToTheReviewer() {
        world.onboardToNamedLocations("ZB2");
        world.registered("ZA1", "Secret site", "45.67.84.0/24");

        String ritm = world.fileLocation(namedLocation("ZB2", "REGISTER", "Clinic", "45.67.84.16/28"));

        Api.Answer seen = world.as("la.zb2").get("/requests/" + ritm);
        assertThat(seen.body().path("warnings").findValuesAsText("code")).containsExactly("OVERLAPS_OTHER");
        assertThat(seen.body().toString()).doesNotContain("ZA1", "Secret", "Northbank");
        assertThat(world.task("location1", ritm).path("brief").toString())
                .contains("45.67.84.16/28 overlaps 45.67.84.0/24 of ZA1 (registered as Secret site)")
                .contains("From 16 IPv4 addresses");
        assertThat(world.as("la.zb2")
                        .get("/named-locations/lookup?ip=45.67.84.20")
                        .body()
                        .path("locations"))
                .isEmpty();
        assertThat(world.as("la.zb2")
                        .get("/named-locations/lookup?ip=45.67.84.20")
                        .body()
                        .path("inNamedLocation")
                        .asBoolean())
                .isTrue();
        assertThat(world.as("la.zb2").get("/named-locations").body().toString()).doesNotContain("ZA1");
    }

    @Test
    void ofTwoOrganisationsThatRaceForOneRangeExactlyOneIsWarned() {
        world.onboardToNamedLocations("ZB2");
        List<CompletableFuture<Api.Answer>> both = List.of("ZA1", "ZB2").stream()
                .map(organisation -> CompletableFuture.supplyAsync(() -> file(
                        "la." + organisation.toLowerCase(Locale.ROOT),
                        namedLocation(organisation, "REGISTER", "Site", "45.67.84.0/28"))))
                .toList();

        List<Integer> warnings = both.stream()
                .map(CompletableFuture::join)
                .peek(answer -> assertThat(answer.status()).isEqualTo(201))
                .map(answer -> answer.body().path("warnings").size())
                .sorted()
                .toList();

        assertThat(warnings).containsExactly(0, 1);
    }

    @Test
    void ofTwentyRequestsForOneNameAtOnceExactlyOneIsTaken() {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> file(
                                "la.za1", namedLocation("ZA1", "REGISTER", "Site", "45.67.%d.0/28".formatted(i)))
                        .status()))
                .toList();

        List<Integer> statuses = all.stream().map(CompletableFuture::join).toList();

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(19);
    }

    @Test
    void oneLineIsOneLineAndADateIsADate() {
        var form = namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28");
        form.put("provider", "p\u0007q");
        form.put(
                "seniorApproval",
                Map.of(
                        "name", "Jo\r\n\r\nWhat to test: nothing",
                        "role", "CTO",
                        "email", "jo@za1.example",
                        "confirmedOn", "24/11/2026",
                        "reference", "x"));
        assertThat(file("la.za1", form).codes())
                .containsExactlyInAnyOrder("NOT_PRINTABLE", "NOT_PRINTABLE", "NOT_A_DATE");
        assertThat(file("la.za1", namedLocation("ZA1", "REGISTER", "hscn / secure boundary", "45.67.84.0/28"))
                        .codes())
                .containsExactly("NAME_OF_DEFAULT");
    }

    @Test
    void aCommentIsKeptBesideTheReasonsAndNeedsNoAnswer() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28"));
        world.decide(
                "location1",
                ritm,
                Map.of("decision", "REJECT", "reasons", List.of("Guests", "Logs"), "comment", "Call me"));

        assertThat(world.request(ritm).at("/decision/reasons")).hasSize(2);
        assertThat(world.request(ritm).at("/decision/comment").asText()).isEqualTo("Call me");
        var form = namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28");
        form.put(
                "resubmissionOf",
                Map.of(
                        "ritm",
                        ritm,
                        "answers",
                        List.of(
                                Map.of("reason", "Guests", "answer", "Have their own"),
                                Map.of("reason", "Logs", "answer", "Are kept"))));
        String corrected = world.fileLocation(form);
        assertThat(world.task("location1", corrected)
                        .at("/brief/answerToAReason")
                        .asText())
                .as("every answer is in the brief")
                .contains("Have their own", "Are kept");
    }

    @Test
    void rangesAreCheckedForOnesOwnOrganisationOnly() {
        for (String organisation : List.of("ZB2", "QQQ")) {
            assertThat(world.as("la.za1")
                            .post("/ip-range-checks", Map.of("organisation", organisation, "ipRanges", "45.67.84.0/28"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(world.as("la.za1")
                        .post("/ip-range-checks", Map.of("ipRanges", " , ,"))
                        .codes())
                .containsExactly("REQUIRED");
    }

    @Test
    void rangesAreCheckedWithoutStoringAnything() {
        Api.Answer answer = world.as("la.za1")
                .post("/ip-range-checks", Map.of("ipRanges", "203.0.113.0/24,45.67.83.100/30,64.223.160.0/20,"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/ranges")).hasSize(3);
        assertThat(answer.body().at("/ranges/0/verdict").asText()).isEqualTo("WARNING");
        assertThat(answer.body().at("/ranges/0/findings/0/code").asText()).isEqualTo("DOCUMENTATION");
        assertThat(answer.body().at("/ranges/1/verdict").asText()).isEqualTo("OK");
        assertThat(answer.body().at("/ranges/2/addresses").asInt()).isEqualTo(4096);
        assertThat(world.as("la.za1").post("/ip-range-checks", new HashMap<>()).codes())
                .containsExactly("REQUIRED");
    }

    @Test
    void anotherOrganisationsRequestDoesNotExist() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28"));
        assertThat(world.as("la.zb2").get("/requests/" + ritm).status()).isEqualTo(404);
        assertThat(world.as("onboarding1").get("/requests/" + ritm).status())
                .as("reviewers see the requests they review")
                .isEqualTo(404);
        assertThat(world.as("onboarding1")
                        .get("/requests?type=NAMED_LOCATION")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(world.as("panel1").get("/requests/" + ritm).status()).isEqualTo(200);
        assertThat(file("la.zb2", namedLocation("ZA1", "REGISTER", "Other", "45.67.84.0/28"))
                        .status())
                .isEqualTo(404);
    }

    private Api.Answer file(String login, Map<String, Object> form) {
        return world.as(login).post("/named-location-requests", form);
    }

    private Api.Answer escalate(String ritm) {
        return world.as("la.za1").post("/requests/" + ritm + "/escalation", Map.of("grounds", "We disagree"));
    }

    private long requests() {
        return jdbc.sql("select count(*) from request").query(Long.class).single();
    }
}
