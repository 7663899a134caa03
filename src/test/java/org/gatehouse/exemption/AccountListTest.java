package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.junit.jupiter.api.Test;

class AccountListTest {

    private static final long SEED = 20261126;
    private static final List<String> BOTH = List.of("ward.clerk@za1.example", "staff.nurse@za1.example");

    @Test
    void aPastedListMayBeSeparatedAnyWay() {
        assertThat(AccountList.pasted("ward.clerk@za1.example\r\n\r\n  staff.nurse@za1.example\n"))
                .isEqualTo(BOTH);
        assertThat(AccountList.pasted("ward.clerk@za1.example, staff.nurse@za1.example;"))
                .isEqualTo(BOTH);
        assertThat(AccountList.pasted("ward.clerk@za1.example\tstaff.nurse@za1.example"))
                .isEqualTo(BOTH);
        assertThat(AccountList.pasted("Ward Clerk <ward.clerk@za1.example>; Staff Nurse <staff.nurse@za1.example>"))
                .isEqualTo(BOTH);
        assertThat(AccountList.pasted(" ,;\n")).isEmpty();
        assertThat(AccountList.pasted(null)).isEmpty();
        assertThat(AccountList.pasted("ward clerk")).containsExactly("ward clerk");
    }

    @Test
    void aFileMayHaveAHeaderMoreColumnsAndQuotes() {
        assertThat(read("ward.clerk@za1.example\nstaff.nurse@za1.example\n")).isEqualTo(BOTH);
        assertThat(read("Account\nward.clerk@za1.example\n\nstaff.nurse@za1.example"))
                .isEqualTo(BOTH);
        assertThat(read("Name,E-mail,Ward\r\n\"Clerk, Ward\",ward.clerk@za1.example,3\r\n"
                        + "\"Nurse \"\"Sam\"\"\",\"staff.nurse@za1.example\",4\r\n"))
                .isEqualTo(BOTH);
        assertThat(read("Name;E-mail\nWard;ward.clerk@za1.example\nStaff;staff.nurse@za1.example"))
                .isEqualTo(BOTH);
        assertThat(read("Name\tE-mail\nWard\tward.clerk@za1.example\nStaff\tstaff.nurse@za1.example"))
                .isEqualTo(BOTH);
    }

    @Test
    void ofTwoColumnsOfAddressesTheFirstIsRead() {
        assertThat(read("UPN,Manager\nward.clerk@za1.example,boss@za1.example\n"
                        + "staff.nurse@za1.example,boss@za1.example"))
                .isEqualTo(BOTH);
    }

    @Test
    void whatIsNoAddressInTheColumnIsKeptSoThatItIsToldOf() {
        assertThat(read("Account\nward.clerk@za1.example\nthe nurse\nstaff.nurse@za1.example"))
                .containsExactly("ward.clerk@za1.example", "the nurse", "staff.nurse@za1.example");
    }

    @Test
    void theMarkOfUtf8AndTheCharactersOfOldExcelAreRead() {
        assertThat(read("\uFEFFward.clerk@za1.example\nstaff.nurse@za1.example"))
                .isEqualTo(BOTH);
        byte[] old = "Name;E-mail\nZo\u00EB;ward.clerk@za1.example\nAnn;staff.nurse@za1.example"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(AccountList.uploaded("file", old, new Findings())).isEqualTo(BOTH);
    }

    @Test
    void aFileThatIsNoListIsRefusedInWords() {
        assertThat(refusal("%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Finding(
                        "file", "NOT_CSV", "This file is not text. Save the list as CSV and choose that file"));
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}).code()).isEqualTo("NOT_CSV");
        assertThat(refusal(new byte[] {0, 1, 2, 3}).code()).isEqualTo("NOT_CSV");
        assertThat(refusal(new byte[AccountList.MOST_BYTES + 1]).code()).isEqualTo("TOO_LARGE");
        assertThat(refusal("Name,Ward\nAnn,3\n".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("NO_ADDRESSES");
        assertThat(refusal(" ".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("NO_ADDRESSES");
    }

    @Test
    void noFileHoweverBrokenIsAFailureOfOurs() {
        var random = new SplittableRandom(SEED);
        String nasty = "\"\"\",;\t\r\n@ab.\u0000\\'=";
        for (int round = 0; round < 4_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(nasty.charAt(random.nextInt(nasty.length())));
            }
            var findings = new Findings();
            List<String> read =
                    AccountList.uploaded("file", text.toString().getBytes(StandardCharsets.UTF_8), findings);
            assertThat(read.isEmpty() || findings.isEmpty())
                    .as("round %d: %s", round, text)
                    .isTrue();
            assertThat(read).as("round %d: %s", round, text).doesNotContain("");
        }
    }

    private static List<String> read(String text) {
        var findings = new Findings();
        List<String> read = AccountList.uploaded("file", text.getBytes(StandardCharsets.UTF_8), findings);
        assertThat(findings.all()).isEmpty();
        return read;
    }

    private static Finding refusal(byte[] content) {
        var findings = new Findings();
        assertThat(AccountList.uploaded("file", content, findings)).isEmpty();
        assertThat(findings.all()).hasSize(1);
        return findings.all().get(0);
    }
}
