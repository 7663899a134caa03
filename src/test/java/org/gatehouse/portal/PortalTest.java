package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The portal's pages as the server sends them, without scripts. */
@GatehouseTest
class PortalTest {

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void theLoginPageListsTheDemoTenantByRole() {
        assertThat(new Browserless(world.baseUrl()).get("/login").body())
                .contains("Onboarding reviewers", "Morgan Reid", "Local administrators of ZA1", "Several roles");
    }

    @Test
    void eachRoleFindsItsWorkAtHome() {
        assertThat(signedIn("la.za1").get("/").body())
                .contains("Ask for an MFA policy")
                .doesNotContain("Cockpit");
        assertThat(signedIn("onboarding1").get("/").body()).contains("My work", "Tasklist");
        assertThat(signedIn("owner1").get("/").body()).contains("Cockpit");
        assertThat(signedIn("admin").get("/").body()).contains("Demo clock");
        assertThat(signedIn("staff.nurse").get("/").body()).doesNotContain("Tasklist", "My work");
    }

    @Test
    void everythingWrongWithAFormIsSaidAndNothingTypedIsLost() {
        Browserless alex = signedIn("la.za1");
        HttpResponse<String> page = alex.submit(
                "/onboarding/new", Map.of("organisation", "ZA1", "securityGroup", "ZA1.sg.Nope", "contactEmail", "x"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Choose a policy", "There is no security group", "Enter an e-mail address")
                .contains("value=\"ZA1.sg.Nope\"");
    }

    @Test
    void aRequestIsFiledFollowedAndFinished() throws IOException {
        Browserless alex = signedIn("la.za1");
        Map<String, String> form = new HashMap<>();
        onboarding("ZA1", "STANDARD").forEach((field, value) -> form.put(field, value.toString()));
        HttpResponse<String> filed = alex.submit("/onboarding/new", form);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
        String path = filed.headers().firstValue("Location").orElseThrow().replace(world.baseUrl(), "");
        String ritm = path.substring(path.lastIndexOf('/') + 1);
        assertThat(alex.submit("/onboarding/new", form).statusCode())
                .as("a second time")
                .isEqualTo(409);
        world.settle();
        assertThat(alex.get(path).body()).contains(ritm, "In review", "Onboarding reviewers", "Withdraw");

        Browserless morgan = signedIn("onboarding1");
        String task = "/my-work/" + world.task("onboarding1", ritm).path("id").asText();
        assertThat(morgan.get("/my-work").body()).contains("Review onboarding request", "/my-work/");
        HttpResponse<String> noReasons = morgan.submit(task, Map.of("decision", "REJECT"));
        assertThat(noReasons.statusCode()).isEqualTo(422);
        assertThat(noReasons.body()).contains("Give at least one reason");
        assertThat(morgan.submit(task, Map.of("decision", "APPROVE")).statusCode())
                .isEqualTo(302);
        world.settle();

        assertThat(alex.get(path).body()).contains("Completed", "Morgan Reid");
        JsonNode diagram =
                new ObjectMapper().readTree(alex.get(path + "/diagram").body());
        assertThat(texts(diagram.path("done"))).contains("review-onboarding", "link-group", "completed");
        assertThat(texts(diagram.path("flows"))).contains("approved-yes").doesNotContain("approved-no");
        assertThat(texts(diagram.path("current"))).isEmpty();
        assertThat(diagram.path("xml").asText()).contains("onboarding-request");
    }

    @Test
    void aRequestIsWithdrawnAndAskedAfterOnItsPage() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        Browserless priya = signedIn("la2.za1");
        String page = "/requests/" + ritm;
        assertThat(priya.submit(page, page + "/enquiries", Map.of("question", "When?"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(priya.submit(page, page + "/withdrawal", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(priya.get(page).body()).contains("Enter the reason");
        priya.submit(page, page + "/withdrawal", Map.of("reason", "Wrong group"));
        assertThat(priya.get(page).body()).contains("Withdrawn", "Wrong group");
    }

    @Test
    void everybodyReadsTheirOwnDemoMailOnly() {
        String ritm = world.completed();
        assertThat(signedIn("la.za1").get("/mail").body()).contains(ritm + " completed");
        assertThat(signedIn("la.zb2").get("/mail").body()).doesNotContain(ritm);
        assertThat(signedIn("admin").get("/mail").body()).contains(ritm + " approved");
    }

    @Test
    void theDemoClockIsAdvancedOnItsPage() {
        Browserless admin = signedIn("admin");
        var before = world.now();
        HttpResponse<String> answer = admin.submit("/demo/clock", Map.of("advance", "P1D", "duration", "P1D"));
        assertThat(answer.statusCode()).isIn(200, 302);
        assertThat(admin.get("/demo/clock").statusCode()).isEqualTo(200);
        assertThat(world.now()).isAfter(before);
    }

    @Test
    void whatARequesterWroteIsTextAndNeverMarkUp() {
        var form = onboarding("ZA1", "STANDARD");
        form.put("comments", "<script>alert(1)</script> **bold** ${7*7} [[${7*7}]]");
        String ritm = world.file(form);
        assertThat(signedIn("la.za1").get("/requests/" + ritm).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; **bold** ${7*7} [[${7*7}]]")
                .doesNotContain("<script>alert");
    }

    private Browserless signedIn(String login) {
        return Browserless.signedIn(world.baseUrl(), login);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
