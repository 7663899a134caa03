package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gatehouse.Generated;
import org.gatehouse.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in {@code processes/} and {@code forms/} passes its own lint and offers the steps there are. */
class ShippedModelsTest {

    private static final Path TEMPLATES = Path.of("processes/.camunda/element-templates/gatehouse-steps.json");

    static Stream<Path> shipped() {
        return Shipped.modelsAndForms();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyFilePassesTheLint(Path file) throws IOException {
        assertThat(new ModelLint(StepCatalogue.ofClassPath())
                        .check(file.getFileName().toString(), Files.readAllBytes(file)))
                .isEmpty();
    }

    @Test
    void theModelerIsOfferedEveryStep() throws IOException {
        Generated.assertIs(TEMPLATES, new ElementTemplates().json(StepCatalogue.ofClassPath()));
    }
}
