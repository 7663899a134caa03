package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** The page of the editor before any script has run. */
@GatehouseTest
class EditorPagesTest {

    @Autowired
    private World world;

    @Autowired
    private ModelVersions versions;

    private Browserless owner;

    @BeforeEach
    void signIn() {
        owner = Browserless.signedIn(world.baseUrl(), "owner1");
    }

    @Test
    void beginsWithTheFileThatIsInForce() throws IOException {
        String page = owner.get("/models/onboarding-request/edit").body();
        int version = versions.inForce("onboarding-request").orElseThrow().version();
        assertThat(HtmlUtils.htmlUnescape(page))
                .contains(Files.readString(Path.of("processes/onboarding-request.bpmn")));
        assertThat(page)
                .contains("data-base=\"%d\"".formatted(version), "which is in force")
                .contains("action=\"/models/onboarding-request/changes\"", "/assets/editor.js")
                .contains("Running instances finish on their version");
    }

    @Test
    void beginsWithTheVersionThatIsAskedFor() {
        assertThat(owner.get("/models/onboarding-request/edit?version=1").body())
                .contains("data-base=\"1\"");
        assertThat(owner.get("/models/onboarding-request/edit?version=999").statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/models/onboarding-request/edit?version=last").statusCode())
                .isEqualTo(400);
        assertThat(owner.get("/models/nothing/edit").statusCode()).isEqualTo(404);
    }

    @Test
    void beginsWithNoProposalThatIsNoneOfItsOwn() {
        assertThat(owner.get("/models/onboarding-request/edit?change=999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsNothingToWorkWithBeforeAScriptHasRun() {
        String page = owner.get("/models/onboarding-request/edit").body();
        assertThat(page).contains("<noscript>").containsOnlyOnce("<div id=\"editor-work\" hidden>");
        assertThat(page.substring(0, page.indexOf("<div id=\"editor-work\" hidden>")))
                .doesNotContain("editor-canvas", "Nothing has been checked yet", "editor-propose");
    }

    @Test
    void aTableHasItsOwnEditorAndNothingThatRuns() {
        assertThat(owner.get("/models/service-levels/edit").body())
                .contains("/assets/table-editor.js", "name=\"running\" value=\"FINISH\"")
                .doesNotContain("/assets/editor.js", "Running instances finish");
    }

    @Test
    void offersNamesInsteadOfHavingThemTyped() {
        assertThat(owner.get("/models/onboarding-request/edit").body())
                .contains("<option value=\"onboarding-review\">onboarding-review</option>")
                .contains("<option value=\"onboarding-reviewers\">Onboarding reviewers</option>")
                .contains("<option value=\"service-levels\">");
    }

    @Test
    void offersTheStepsAsCamundaModelerHasThem() throws IOException {
        assertThat(owner.get("/models/element-templates").body())
                .isEqualTo(Files.readString(Path.of("processes/.camunda/element-templates/gatehouse-steps.json")));
    }

    @Test
    void onlyThisPageLetsLibrariesWriteStyleAttributes() {
        assertThat(policy("/models/onboarding-request/edit"))
                .contains("script-src 'self';", "style-src 'self';", "style-src-attr 'unsafe-inline'");
        assertThat(policy("/requests")).contains("style-src 'self';").doesNotContain("style-src-attr");
    }

    private String policy(String path) {
        return owner.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
