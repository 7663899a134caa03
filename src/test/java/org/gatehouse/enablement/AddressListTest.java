package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.junit.jupiter.api.Test;

/** Lists as spreadsheet programs and people write them. */
class AddressListTest {

    private static final long SEED = 20261126;
    private static final String CLERK = "ward.clerk@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final List<String> BOTH = List.of("1 " + CLERK + " WAITING", "2 " + NURSE + " WAITING");

    @Test
    void linesEndInEveryWayThatProgramsWrite() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(rows(CLERK + end + NURSE)).isEqualTo(BOTH);
            assertThat(rows(CLERK + end + NURSE + end)).isEqualTo(BOTH);
            assertThat(rows(CLERK + end + end + "  " + end + NURSE + end + end))
                    .containsExactly("1 " + CLERK + " WAITING", "4 " + NURSE + " WAITING");
        }
    }

    @Test
    void cellsMayBeQuotedPaddedAndInCapitals() {
        assertThat(rows("\"" + CLERK + "\"\n  Staff.Nurse@ZA1.example  \n")).isEqualTo(BOTH);
        assertThat(rows("\"" + CLERK + "\r\n\"\n" + NURSE))
                .as("a line break within quotation marks counts as a line of the file")
                .containsExactly("1 " + CLERK + " WAITING", "3 " + NURSE + " WAITING");
    }

    @Test
    void aHeadingIsLeftOutAndTold() {
        AddressList list = read(bytes("Email address\n" + CLERK));
        assertThat(list.heading()).isEqualTo("Email address");
        assertThat(inWords(list)).containsExactly("2 " + CLERK + " WAITING");
        assertThat(read(bytes(CLERK)).heading()).isNull();
    }

    @Test
    void emptyColumnsAreNoColumnsWhateverSeparatesThem() {
        assertThat(rows("Email;;\n" + CLERK + ";\n" + NURSE + ";;")).hasSize(2);
        assertThat(rows(CLERK + ",,\n" + NURSE + ",")).isEqualTo(BOTH);
        assertThat(rows("\t" + CLERK + "\n" + NURSE + "\t")).isEqualTo(BOTH);
    }

    @Test
    void moreThanOneColumnIsRefusedWithItsLines() {
        assertThat(refused(CLERK + "\n" + NURSE + ",Nurse\n")).containsExactly("""
                MORE_THAN_ONE_COLUMN Line 2 has more than one column. \
                A list holds addresses only, one on each line""");
        String wide = IntStream.range(0, 1500)
                .mapToObj(number -> "user%d@za1.example;User".formatted(number))
                .collect(Collectors.joining("\n"));
        assertThat(refused(wide))
                .singleElement()
                .asString()
                .startsWith("MORE_THAN_ONE_COLUMN Lines 1, 2, 3, 4, 5 and 1,495 more have");
    }

    @Test
    void whatIsNoAddressAndWhatStandsTwiceAreVerdicts() {
        assertThat(rows(CLERK + "\nthe nurse\nWARD.CLERK@za1.example\n" + "x".repeat(300) + "@za1.example\n"))
                .startsWith(
                        "1 " + CLERK + " WAITING",
                        "2 the nurse NOT_ENABLED NOT_AN_ADDRESS",
                        "3 " + CLERK + " NOT_ENABLED DUPLICATE")
                .last()
                .asString()
                .hasSize("4 ".length() + 254 + " NOT_ENABLED NOT_AN_ADDRESS".length());
    }

    @Test
    void everyEncodingWithAMarkIsReadAndSoIsUtf8WithoutOne() {
        String text = "Adresse é\n" + CLERK + "\n" + NURSE;
        List<String> meant = List.of("2 " + CLERK + " WAITING", "3 " + NURSE + " WAITING");
        assertThat(inWords(read(bytes(text)))).isEqualTo(meant);
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"))) {
            AddressList list = read(("\uFEFF" + text).getBytes(charset));
            assertThat(inWords(list)).as(charset.name()).isEqualTo(meant);
            assertThat(list.heading()).isEqualTo("Adresse é");
            assertThat(list.charset()).isEqualTo(charset);
        }
    }

    @Test
    void whatIsNotUtf8IsReadAsOlderProgramsWroteIt() {
        AddressList list = read(("Prénom\n" + CLERK).getBytes(AddressList.OLD_EXCEL));
        assertThat(list.heading()).isEqualTo("Prénom");
        assertThat(list.charset()).isEqualTo(AddressList.OLD_EXCEL);
    }

    @Test
    void whatIsNoListIsRefusedInWords() {
        assertThat(refused("")).containsExactly("REQUIRED The file is empty");
        assertThat(refused("\uFEFF\r\n \n")).containsExactly("REQUIRED The file is empty");
        assertThat(refused("Email\n")).containsExactly("NO_ADDRESSES No line of this file holds an email address");
        assertThat(refused("one\ntwo\n")).containsExactly("NO_ADDRESSES No line of this file holds an email address");
        assertThat(refused("PK\u0003\u0004 a workbook"))
                .singleElement()
                .asString()
                .startsWith("NOT_CSV This file is not text");
        assertThat(refused(CLERK.getBytes(StandardCharsets.UTF_16LE)))
                .as("UTF-16 without its mark")
                .singleElement()
                .asString()
                .startsWith("NOT_CSV This file is not text");
        assertThat(refused(CLERK + "\n\"" + NURSE + "\"x\n"))
                .singleElement()
                .asString()
                .startsWith("NOT_CSV A quotation mark in line 2 stands where none belongs")
                .doesNotContain("org.apache");
        assertThat(refused(CLERK + "\n\"" + NURSE))
                .singleElement()
                .asString()
                .startsWith(
                        "NOT_CSV A quotation mark in line 2 stands where none belongs, or its second one is missing");
        var cut = new ByteArrayOutputStream();
        cut.writeBytes(("\uFEFF" + CLERK).getBytes(StandardCharsets.UTF_16LE));
        cut.write(0x41);
        assertThat(refused(cut.toByteArray()))
                .singleElement()
                .asString()
                .startsWith("NOT_CSV This file is not readable");
    }

    @Test
    void fiftyThousandRowsAreReadAndOneMoreIsRefusedTogetherWithAllElse() {
        String most = many(AddressList.MOST_ROWS);
        assertThat(read(bytes("Email\n" + most)).rows()).hasSize(AddressList.MOST_ROWS);
        assertThat(refused(most + "one@more.example,x\none@more.example"))
                .containsExactly(
                        "MORE_THAN_ONE_COLUMN Line 50,001 has more than one column. A list holds addresses only, one on each"
                                + " line",
                        "TOO_MANY A list has at most 5 MB and 50,000 rows. This one has 50,001 rows. Split it and hand in the"
                                + " parts");
    }

    @Test
    void noBytesAreAFailureOfOurs() {
        var random = new SplittableRandom(SEED);
        byte[] good = bytes("Email\n" + many(20));
        for (int attempt = 0; attempt < 2000; attempt++) {
            byte[] spoilt = good.clone();
            for (int changes = random.nextInt(1, 8); changes > 0; changes--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            var findings = new Findings();
            AddressList list = AddressList.read("file", spoilt, findings);
            assertThat(list == null).isNotEqualTo(findings.isEmpty());
        }
    }

    private static String many(int rows) {
        return IntStream.range(0, rows)
                .mapToObj("user%05d@za1.example%n"::formatted)
                .collect(Collectors.joining());
    }

    private static List<String> rows(String text) {
        return inWords(read(bytes(text)));
    }

    private static List<String> inWords(AddressList list) {
        return list.rows().stream()
                .map(row -> "%d %s %s %s"
                        .formatted(row.line(), row.account(), row.verdict(), row.codes())
                        .strip())
                .toList();
    }

    private static AddressList read(byte[] content) {
        var findings = new Findings();
        AddressList list = AddressList.read("file", content, findings);
        assertThat(findings.all()).isEmpty();
        return list;
    }

    private static List<String> refused(String text) {
        return refused(bytes(text));
    }

    private static List<String> refused(byte[] content) {
        var findings = new Findings();
        assertThat(AddressList.read("file", content, findings)).isNull();
        return findings.all().stream()
                .map((Finding finding) -> finding.code() + " " + finding.message())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
