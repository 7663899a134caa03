package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final long SEED = 20261125;
    private static final String NASTY = "=+-@\t\r\n \",;'a\u00A0\u2003\uFF1D\uFF0B\uFF0D\uFF20\u00E9\u0000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+44 20 7946 0000",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "  =cmd|' /C calc'!A0",
                "\u00A0=1+1",
                "\u200B=1+1",
                "\uFF1D1+1",
                "-"
            })
    void whatASpreadsheetWouldCalculateStandsBehindAnApostrophe(String hostile) throws IOException {
        assertThat(cells(hostile)).containsExactly("'" + hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ward, \"Clerk\"", "a=b", "5", "2026-11-23T10:00:00Z", "O'Neill", "two\nlines"})
    void everythingElseStaysAsItIs(String text) throws IOException {
        assertThat(cells(text)).containsExactly(text);
    }

    @Test
    void anEmptyCellIsEmptyAndTheMarkOfUtf8ComesFirst() throws IOException {
        byte[] written = written(Arrays.asList(null, "Zo\u00EB"));
        assertThat(Arrays.copyOf(written, 3)).containsExactly(0xEF, 0xBB, 0xBF);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"One\",\"Two\"\r\n\"\",\"Zo\u00EB\"\r\n");
    }

    @Test
    void whateverIsWrittenIsReadBackAndNothingOfItCalculates() throws IOException {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 10_000; round++) {
            String first = text(random);
            String second = text(random);
            List<String> read = cells(first, second);
            assertThat(read).as("round %d", round).hasSize(2);
            for (String cell : read) {
                assertThat(cell.strip())
                        .as("round %d", round)
                        .doesNotStartWith("=")
                        .doesNotMatch("(?s)[+@-].*");
            }
            assertThat(read.get(0)).isIn(first, "'" + first);
            assertThat(read.get(1)).isIn(second, "'" + second);
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return text.toString();
    }

    private static List<String> cells(String... cells) throws IOException {
        String text = new String(written(List.of(cells)), StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            var rows = new ArrayList<List<String>>();
            parser.forEach(row -> rows.add(row.toList()));
            assertThat(rows).hasSize(2);
            return rows.get(1);
        }
    }

    private static byte[] written(List<String> cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = new CsvTable(out, List.of("One", "Two").subList(0, cells.size()))) {
            table.row(cells);
        }
        return out.toByteArray();
    }
}
