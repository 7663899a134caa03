package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of named locations, as a browser without scripts uses them. */
@GatehouseTest
class NamedLocationPagesTest {

    private static final Pattern TICKED =
            Pattern.compile("<input(?=[^>]*name=\"criteriaConfirmed\")[^>]*checked=\"checked\"");

    @Autowired
    private World world;

    private Browserless alex;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @Test
    void aFormWithMistakesComesBackWithWhatWasEntered() {
        var fields = fields();
        fields.put("ipRanges", "192.168.1.0/24, 45.67.84.0/28");
        fields.put("seniorApproval.email", "nobody");
        fields.put("criteriaConfirmed", "0");

        HttpResponse<String> page = alex.submit("/named-location/new", fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("There is a problem")
                .contains("192.168.1.0/24, 45.67.84.0/28")
                .containsPattern(TICKED)
                .contains("Confirm that every criterion for a named location is met")
                .contains("href=\"#ipRanges\"")
                .contains("href=\"#seniorApproval.email\"")
                .contains("id=\"seniorApproval.email\"");
    }

    @Test
    void aRejectedRequestIsCorrectedOnAPageThatAsksForEachReason() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        world.decide(
                "location1",
                ritm,
                Map.of("decision", "REJECT", "reasons", List.of("Guests use it, too", "Not logged")));
        assertThat(alex.get("/requests/" + ritm).body()).contains("Correct and resubmit", "Contest the rejection");
        String from = "/named-location/new?from=" + ritm;
        assertThat(alex.get(from).body()).contains("Guests use it, too", "Not logged", "answers[1]");

        var fields = fields();
        fields.put("resubmissionOf", ritm);
        fields.put("answers[0]", "They have their own, now");
        assertThat(alex.submit(from, "/named-location/new", fields).body())
                .contains(
                        "Say what was done about this reason: Not logged", "href=\"#answers[1]\"", "id=\"answers[1]\"")
                .doesNotContain("href=\"#answers[0]\"");

        fields.put("answers[1]", "It is");
        HttpResponse<String> filed = alex.submit(from, "/named-location/new", fields);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
        String corrected = filed.headers().firstValue("Location").orElse("").replaceAll(".*/", "");
        assertThat(alex.get("/requests/" + corrected).body()).contains("They have their own, now");
        assertThat(world.request(ritm).path("resubmittedAs").asText()).isEqualTo(corrected);
    }

    @Test
    void whoeverChoosesARemovalConfirmsTheCriteriaOfARemoval() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        var fields = fields();
        fields.put("action", "REMOVE");
        fields.put("ipRanges", "");
        fields.put("criteriaOf", "REGISTER");
        assertThat(alex.submit("/named-location/new", fields).body())
                .contains("Confirm that every criterion for a named location is met", "they will be prompted there")
                .doesNotContainPattern(TICKED);

        fields.put("criteriaOf", "REMOVE");
        fields.put("criteriaConfirmed", "0");
        assertThat(alex.submit("/named-location/new", fields).statusCode()).isEqualTo(302);
    }

    @Test
    void aChangeShowsBothListsSideBySideToRequesterAndReviewer() {
        world.registered("ZA1", "Main site", "45.67.84.0/28,45.67.85.0/28");
        assertThat(alex.get("/named-location/new?action=UPDATE&name=Main%20site")
                        .body())
                .contains("45.67.84.0/28, 45.67.85.0/28");
        String ritm = world.fileLocation(namedLocation("ZA1", "UPDATE", "Main site", "45.67.84.0/28,45.67.86.0/28"));

        assertThat(alex.get("/requests/" + ritm).body())
                .contains("<del>")
                .containsPattern("Removed: </span>45.67.85.0/28")
                .containsPattern("Added: </span>45.67.86.0/28");
        assertThat(texts(world.task("location1", ritm).path("brief"), "changes"))
                .containsExactly("Removed: 45.67.85.0/28", "Added: 45.67.86.0/28", "Kept: 45.67.84.0/28");
        String task = world.task("location1", ritm).path("id").asText();
        assertThat(Browserless.signedIn(world.baseUrl(), "location1")
                        .get("/my-work/" + task)
                        .body())
                .containsPattern("Added: </span>45.67.86.0/28")
                .contains("From 32 IPv4 addresses nobody");
    }

    @Test
    void theDiagramShowsTheWayThroughTheWindowAndTheEscalation() throws IOException {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        assertThat(texts(diagram(ritm), "current")).containsExactly("review-named-location", "nudge-due");
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use it")));
        assertThat(texts(diagram(ritm), "current")).containsExactly("window");
        assertThat(alex.get("/requests/" + ritm).body()).contains("can be corrected or contested until");

        world.as("la.za1").post("/requests/" + ritm + "/escalation", Map.of("grounds", "They do not"));
        JsonNode escalated = diagram(ritm);
        assertThat(texts(escalated, "current")).containsExactly("escalation");
        assertThat(texts(escalated, "done")).contains("window", "escalation-asked");
        assertThat(texts(escalated, "flows"))
                .contains("to-window", "to-escalation-asked", "to-escalation")
                .doesNotContain("to-resubmission-filed", "to-window-over", "to-overturned");
        assertThat(alex.get("/requests/" + ritm).body())
                .containsPattern("Open the escalation:\\s+done")
                .containsPattern("Triage escalation:\\s+<strong>now</strong>")
                .contains("Grounds: They do not");
    }

    @Test
    void thePanelReadsWhatTheHelpdeskWrote() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("Guests use it")));
        world.as("la.za1").post("/requests/" + ritm + "/escalation", Map.of("grounds", "They do not"));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD", "comment", "The plan came by post"));

        JsonNode task = world.task("panel1", ritm);

        assertThat(task.at("/brief/note").asText()).isEqualTo("The plan came by post");
        assertThat(task.at("/brief/rejectedBy").asText()).isEqualTo("Chris Adeyemi (location1)");
        assertThat(Browserless.signedIn(world.baseUrl(), "panel1")
                        .get("/my-work/" + task.path("id").asText())
                        .body())
                .contains("Note of the helpdesk", "The plan came by post", "Chris Adeyemi (location1)");
        world.decide("panel1", ritm, Map.of("decision", "OVERTURN"));
        assertThat(alex.get("/requests/" + ritm).body()).contains("Rejection overturned");
    }

    @Test
    void whatAnApprovalMeansIsSaidInAddressesOfIpv4AndRangesOfIpv6() {
        String ritm = world.fileLocation(namedLocation(
                "ZA1", "REGISTER", "Main site", "45.67.84.1, 2a02:26f0:1180:1200::/56, 2a02:26f0:1::/64"));

        assertThat(world.task("location1", ritm)
                        .at("/brief/whatAnApprovalMeans")
                        .asText())
                .startsWith("From 1 IPv4 address and 2 IPv6 ranges nobody");
    }

    @Test
    void aReviewerTicksWhatIsNotMet() {
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        String task = world.task("location1", ritm).path("id").asText();
        var chris = Browserless.signedIn(world.baseUrl(), "location1");

        chris.submit("/my-work/" + task, Map.of("decision", "REJECT", "unmet", "2", "reasons", "Ask again"));

        assertThat(world.request(ritm).at("/decision/reasons/0").asText())
                .isEqualTo("Not met: Only people and devices the organisation has admitted can use the network;"
                        + " guests use another one");
        assertThat(world.request(ritm).at("/decision/reasons/1").asText()).isEqualTo("Ask again");
    }

    @Test
    void theRegisterListsOwnAndDefaultLocationsAndLooksAddressesUp() {
        world.registered("ZA1", "Main site", "45.67.84.0/28");
        assertThat(alex.get("/named-locations").body())
                .contains("HSCN / Secure Boundary", "Main site", "45.67.84.0/28");
        assertThat(alex.get("/named-locations?ip=45.67.84.3").body()).contains("Yes.");
        assertThat(alex.get("/named-locations?ip=45.67.99.3").body()).contains("No.");
        assertThat(alex.get("/named-locations?ip=here").statusCode()).isEqualTo(422);
        assertThat(Browserless.signedIn(world.baseUrl(), "la.zb2")
                        .get("/named-locations")
                        .body())
                .contains("HSCN / Secure Boundary")
                .doesNotContain("Main site");
        assertThat(Browserless.signedIn(world.baseUrl(), "support1")
                        .get("/named-locations")
                        .body())
                .contains("How full the tenant is", "of 390,000");
    }

    @Test
    void rangesAreCheckedWithoutScripts() {
        assertThat(alex.submit("/named-locations/check", Map.of("ipRanges", "10.1.0.0/16, 45.67.84.1"))
                        .body())
                .contains("Not possible", "45.67.84.1/32");
    }

    private JsonNode diagram(String ritm) throws IOException {
        return new ObjectMapper()
                .readTree(alex.get("/requests/%s/diagram".formatted(ritm)).body());
    }

    private static List<String> texts(JsonNode diagram, String list) {
        return StreamSupport.stream(diagram.path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        fields.put("organisation", "ZA1");
        fields.put("action", "REGISTER");
        fields.put("name", "Main site");
        fields.put("ipRanges", "45.67.84.0/28");
        fields.put("seniorApproval.name", "Jo Lund");
        fields.put("seniorApproval.role", "SIRO");
        fields.put("seniorApproval.email", "jo.lund@za1.example");
        fields.put("seniorApproval.confirmedOn", "2026-11-20");
        fields.put("seniorApproval.reference", "IG-17/26");
        fields.put("criteriaConfirmed", "0,1,2,3,4,5");
        return fields;
    }
}
