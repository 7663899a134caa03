package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of named locations, as a browser without scripts uses them. */
@GatehouseTest
class NamedLocationPagesTest {

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
                .contains("Say what was done about this reason: Not logged");

        fields.put("answers[1]", "It is");
        HttpResponse<String> filed = alex.submit(from, "/named-location/new", fields);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
        String corrected = filed.headers().firstValue("Location").orElse("").replaceAll(".*/", "");
        assertThat(alex.get("/requests/" + corrected).body()).contains("They have their own, now");
        assertThat(world.request(ritm).path("resubmittedAs").asText()).isEqualTo(corrected);
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
        String task = world.task("location1", ritm).path("id").asText();
        assertThat(Browserless.signedIn(world.baseUrl(), "location1")
                        .get("/my-work/" + task)
                        .body())
                .containsPattern("Added: </span>45.67.86.0/28")
                .contains("From 32 addresses");
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
