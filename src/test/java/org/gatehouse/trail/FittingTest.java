package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void nothingIsNoText() {
        assertThat(Fitting.list(List.of(), Ruling::leftOut, FittingTest::json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 200, 5_000})
    void asManyRulingsAsFitAreToldAndTheOthersCounted(int number) throws JsonProcessingException {
        List<Ruling> rulings = rulings(number);

        String text = Fitting.list(rulings, Ruling::leftOut, FittingTest::json);

        List<Ruling> told = JSON.readValue(text, new TypeReference<>() {});
        assertThat(text).hasSizeLessThanOrEqualTo(Fitting.LONGEST);
        if (json(rulings).length() <= Fitting.LONGEST) {
            assertThat(told).isEqualTo(rulings);
        } else {
            int kept = told.size() - 1;
            assertThat(told.subList(0, kept)).isEqualTo(rulings.subList(0, kept));
            assertThat(told.get(kept)).isEqualTo(Ruling.leftOut(number - kept));
            assertThat(json(rulings.subList(0, kept + 1)).length() + 100).isGreaterThan(Fitting.LONGEST);
        }
    }

    @Test
    void oneThatDoesNotFitAtAllIsCounted() {
        var huge = new Ruling("huge", 1, Map.of("input", "x".repeat(Fitting.LONGEST)), List.of());

        assertThat(Fitting.list(List.of(huge), Ruling::leftOut, FittingTest::json))
                .isEqualTo(json(List.of(Ruling.leftOut(1))));
    }

    @Test
    void onlyTheDetailsThatAreTooLongAreCut() throws JsonProcessingException {
        List<String> accounts = IntStream.range(0, 2_000)
                .mapToObj(number -> "\"person\" %d".formatted(number))
                .toList();

        String text = Fitting.map(
                Map.of("comment", "short", "accounts", accounts, "note", "n".repeat(9_000)), FittingTest::json);

        Map<String, String> told = JSON.readValue(text, new TypeReference<>() {});
        assertThat(text).hasSizeLessThanOrEqualTo(Fitting.LONGEST);
        assertThat(told.get("comment")).isEqualTo("short");
        assertThat(told.get("accounts")).startsWith("[\"person\" 0, ").endsWith("…");
        assertThat(told.get("note")).startsWith("nnn").endsWith("…");
    }

    @Test
    void whatFitsStaysAsItIs() {
        Map<String, Object> details = Map.of("comment", "x".repeat(Fitting.LONGEST - 50), "number", 7);

        assertThat(Fitting.map(details, FittingTest::json)).isEqualTo(json(details));
    }

    private static List<Ruling> rulings(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new Ruling(
                        "table",
                        1,
                        Map.of("number", each),
                        List.of(new Ruling.Rule("rule" + each, Map.of("code", "CODE")))))
                .toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
