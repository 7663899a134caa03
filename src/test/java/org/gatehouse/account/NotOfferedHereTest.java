package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;

import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.NotOffered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** As it is where the product is no demonstration, and the directory's interface registers nothing. */
@GatehouseTest
@TestPropertySource(properties = "gatehouse.accounts.administrators-register-methods=false")
class NotOfferedHereTest {

    private static final String STARTER = "new.starter@za1.example";
    private static final String WHERE = "Register it on the Security info page.";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @MockitoSpyBean
    private AccountControl control;

    @BeforeEach
    void theDirectoryDoesNotOfferIt() {
        tenant.beginAt(World.MONDAY_MORNING);
        doThrow(new NotOffered(WHERE)).when(control).register(any(), any());
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @Test
    void theAnswerSaysWhereItIsDone() {
        Api.Answer answer = world.as("new.starter")
                .post("/accounts/%s/methods".formatted(STARTER), Map.of("type", "AUTHENTICATOR_APP"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.codes()).containsExactly("NOT_OFFERED");
        assertThat(answer.text("detail")).isEqualTo(WHERE);
    }

    @Test
    void soDoesThePage() {
        var page = Browserless.signedIn(world.baseUrl(), "new.starter")
                .submit("/security-info", "/security-info/methods", Map.of("type", "AUTHENTICATOR_APP"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(WHERE, "href=\"https://mysignins.microsoft.com/security-info\"");
    }

    @Test
    void administratorsRegisterNothingForOthers() {
        Api.Answer answer =
                world.as("la.za1").post("/accounts/%s/methods".formatted(STARTER), Map.of("type", "AUTHENTICATOR_APP"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.codes()).containsExactly("NOT_YOUR_ACCOUNT");
    }
}
