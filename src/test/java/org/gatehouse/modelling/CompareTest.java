package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.NewVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which versions can be compared, and what is answered where there is nothing to compare. */
@GatehouseTest
class CompareTest {

    @Autowired
    private World world;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    private NewVersions made;
    private Browserless owner;

    @BeforeEach
    void signIn() {
        made = new NewVersions(versions, repository);
        owner = Browserless.signedIn(world.baseUrl(), "owner1");
    }

    @AfterEach
    void takeBack() {
        made.close();
    }

    @Test
    void theOnlyVersionIsComparedWithTheShippedFile() {
        String page = page("/models/service-levels/compare");
        assertThat(page)
                .contains("From the shipped file to version 1")
                .contains("Nothing differs: the tables say the same.");
    }

    @Test
    void theNewestVersionIsComparedWithTheOneBefore() {
        made.ofOnboarding();
        String page = page("/models/onboarding-request/compare");
        assertThat(page)
                .contains("From version 1 to version 2")
                .contains("data-from-url=\"/models/onboarding-request/versions/1/file\"")
                .contains("data-to-url=\"/models/onboarding-request/versions/2/file\"");
    }

    @Test
    void anyVersionAndTheShippedFileCanBeChosen() {
        made.ofOnboarding();
        String page = page("/models/onboarding-request/compare?from=2&to=shipped");
        assertThat(page)
                .contains("From version 2 to the shipped file")
                .contains("data-to-url=\"/models/onboarding-request/shipped/file\"")
                .contains("/models/onboarding-request/compare?from=shipped&amp;to=2");
        assertThat(owner.get("/models/onboarding-request/shipped/file").body())
                .isEqualTo(
                        owner.get("/models/onboarding-request/versions/1/file").body());
    }

    @Test
    void theLabelsOfStepsComeAlong() {
        assertThat(page("/models/onboarding-request/compare")).contains("&quot;linkGroup&quot;:&quot;Link");
    }

    @Test
    void tablesAreComparedInWordsAndCellByCell() {
        made.ofAccountActions();
        String page = page("/models/account-actions/compare");
        assertThat(page)
                .contains("From version 1 to version 2")
                .contains("Rule 2 moved from place 4")
                .contains("Rule 5 changed</a>: Because")
                .contains("Former rule 6 removed</a>: when Action &quot;REMEDIATE&quot;")
                .contains("Rule 7 added</a>: when Action &quot;RESET_PASSWORD&quot; and Compromised false")
                .contains("href=\"#table-account-actions-rule-2\"")
                .contains("id=\"table-account-actions-rule-2\"")
                .containsPattern("(?s)<del>.{0,100}The account is compromised. Remediate it first")
                .containsPattern("(?s)<ins>.{0,100}Remediate the account first");
    }

    @Test
    void whatIsNoVersionIsSaidBesideItsField() {
        for (String nonsense : new String[] {"9", "0", "-1", "x", "", "99999999999", "%3Cb%3E"}) {
            HttpResponse<String> answer = owner.get("/models/service-levels/compare?from=" + nonsense + "&to=1");
            assertThat(answer.statusCode()).as(nonsense).isEqualTo(422);
            assertThat(answer.body())
                    .contains("<title>Error: Compare versions")
                    .contains("href=\"#from\"")
                    .contains("id=\"from-error\"")
                    .doesNotContain("id=\"to-error\"");
        }
        assertThat(owner.get("/models/service-levels/compare?from=8&to=9").body())
                .contains("id=\"from-error\"")
                .contains("id=\"to-error\"");
    }

    @Test
    void aModelThatThereIsNotIsNotFound() {
        assertThat(owner.get("/models/nothing/compare").statusCode()).isEqualTo(404);
        assertThat(owner.get("/models/nothing/shipped/file").statusCode()).isEqualTo(404);
    }

    private String page(String path) {
        HttpResponse<String> answer = owner.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
