package org.gatehouse.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.Shipped;
import org.junit.jupiter.api.Test;

class TimeToLiveTest {

    private static final Pattern OF_MODEL = Pattern.compile("historyTimeToLive=\"([^\"]*)\"");
    private static final Pattern DEFINED = Pattern.compile("<(bpmn:process|decision) ");
    private static final Pattern SET = Pattern.compile("(?m)^  retention: (\\S+)$");

    @Test
    void theEnginesHistoryLivesAsLongAsOurOwnRows() throws IOException {
        String settings = Files.readString(Path.of("src/main/resources/application.yml"));
        List<String> ours =
                SET.matcher(settings).results().map(found -> found.group(1)).toList();
        assertThat(ours).hasSize(1);
        assertThat(Shipped.models()).hasSizeGreaterThan(15);
        for (Path file : Shipped.models()) {
            String model = Files.readString(file);
            assertThat(OF_MODEL.matcher(model).results().map(found -> found.group(1)))
                    .as(file.toString())
                    .hasSize((int) DEFINED.matcher(model).results().count())
                    .containsOnly(ours.get(0));
        }
    }
}
