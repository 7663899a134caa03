package org.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DetailLinesTest {

    @Test
    void aReleaseIsToldInWordsAndInAFixedOrder() {
        Map<String, Object> details = Map.of(
                "sha256To",
                "cd",
                "sha256From",
                "ab",
                "replaces",
                2,
                "version",
                3,
                "backTo",
                1,
                "key",
                "service-levels");

        assertThat(DetailLines.of(details))
                .extracting(line -> line.label() + ": " + line.value())
                .containsExactly(
                        "Diagram or table: service-levels",
                        "Version: 3",
                        "Instead of version: 2",
                        "Back to version: 1",
                        "SHA-256 now: cd",
                        "SHA-256 before: ab");
    }

    @Test
    void whatHasNoWordsFollowsUnderItsOwnNameAndWhatIsForProgramsIsLeftOut() {
        assertThat(DetailLines.of(Map.of("zone", "north", "accountId", "1", "reason", "Why not", "comment", "")))
                .extracting(RequestCase.Fact::label, RequestCase.Fact::value)
                .containsExactly(tuple("Reason", "Why not"), tuple("Zone", "north"));
    }
}
