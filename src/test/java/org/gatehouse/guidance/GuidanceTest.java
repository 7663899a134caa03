package org.gatehouse.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class GuidanceTest {

    /** Of a NHSmail page, of Microsoft's, or what a tenant puts in its place: never without a lock. */
    private static final String SECURE = "https";

    private static final int MOST_WORDS = 60;

    private final ApplicationContextRunner product = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(OnlyGuidance.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Guidance.Texts.class)
    @Import(Guidance.class)
    static class OnlyGuidance {}

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicHasAGuideThatIsShortAndLeadsFurther(Topic topic) {
        product.run(started -> {
            Guide guide = started.getBean(Guidance.class).of(topic);
            assertThat(guide.title()).isNotBlank().doesNotEndWith(".");
            assertThat(guide.text()).endsWith(".").doesNotContain("\n");
            assertThat(guide.text().split(" ")).hasSizeLessThanOrEqualTo(MOST_WORDS);
            assertThat(guide.href().getScheme()).isEqualTo(SECURE);
            assertThat(topic.reader()).isNotNull();
        });
    }

    @Test
    void noTwoTopicsHaveOneTitle() {
        product.run(started -> assertThat(Arrays.stream(Topic.values())
                        .map(started.getBean(Guidance.class)::of)
                        .map(Guide::title))
                .doesNotHaveDuplicates());
    }

    @Test
    void theMoveToANewPhoneIsToldInEightSteps() {
        product.run(started -> assertThat(started.getBean(Guidance.class)
                        .of(Topic.MOVE_AUTHENTICATOR)
                        .steps())
                .hasSize(8));
    }

    @Test
    void aTenantReplacesOneLineAndKeepsTheRest() {
        product.withPropertyValues("gatehouse.guidance.new-phone.href=https://intranet.example/phones")
                .run(started -> {
                    Guidance guidance = started.getBean(Guidance.class);
                    assertThat(guidance.of(Topic.NEW_PHONE).href()).hasToString("https://intranet.example/phones");
                    assertThat(guidance.of(Topic.NEW_PHONE).title()).isEqualTo("A new phone with the same number");
                    assertThat(guidance.of(Topic.LOST_DEVICE).href().getHost()).isEqualTo("support.nhs.net");
                });
    }

    @Test
    void aTenantReplacesTextsInAFileOfItsOwn(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("application.yml"), """
                gatehouse.guidance:
                  move-authenticator:
                    text: Bring both phones to the service desk.
                    steps: [Come, Wait]
                """);
        product.withPropertyValues("spring.config.additional-location=" + file.toUri())
                .run(started -> {
                    Guide guide = started.getBean(Guidance.class).of(Topic.MOVE_AUTHENTICATOR);
                    assertThat(guide.text()).isEqualTo("Bring both phones to the service desk.");
                    assertThat(guide.steps()).containsExactly("Come", "Wait");
                    assertThat(guide.title()).isEqualTo("Move the Authenticator app to a new phone");
                });
    }

    @Test
    void aGuideWithoutATextIsNoticedAtTheStart() {
        product.withPropertyValues("gatehouse.guidance.privacy.text=")
                .run(started ->
                        assertThat(started.getStartupFailure()).rootCause().hasMessageContaining("PRIVACY"));
    }
}
