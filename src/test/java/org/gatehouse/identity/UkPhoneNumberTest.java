package org.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gatehouse.refusal.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkPhoneNumberTest {

    private static final long SEED = 20261126;
    private static final int FORMS = 20_000;

    private static final List<String> BEGINNINGS = List.of(
            "0", "+44", "+44 ", "+44 (0)", "+44(0) ", "+44 0", "0044", "0044 ", "0044 (0)", "44", "(+44) ", "(0)");
    private static final List<String> GAPS =
            List.of("", "", "", " ", "  ", "-", ".", "/", "\u00A0", "\u2011", "\u2013");
    private static final List<String> AROUND = List.of("", " ", "\t", "\u00A0", "\u202A", "\u200E ");

    @ParameterizedTest
    @CsvSource({
        "07700 900123,          +44 7700 900123",
        "+44 (0)7700 900123,    +44 7700 900123",
        "0044 7700 900123,      +44 7700 900123",
        "+447700900999,         +44 7700 900999",
        "07700 900000,          +44 7700 900000",
        "(07700) 900-456,       +44 7700 900456",
        "07400 123456,          +44 7400 123456",
        "０７４００ １２３４５６,    +44 7400 123456"
    })
    void aMobileNumberIsOneHoweverItIsWritten(String written, String canonical) {
        UkPhoneNumber number = UkPhoneNumber.of(written);
        assertThat(number).hasToString(canonical);
        assertThat(number.isMobile()).isTrue();
        assertThat(UkPhoneNumber.isFromAbroad(written)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "020 7946 0018,  +44 20 7946 0018",
        "01632 960999,   +44 1632 960999",
        "0113 496 0000,  +44 113 496 0000",
        "0300 123 1234,  +44 300 123 1234",
        "056 1234 5678,  +44 56 1234 5678"
    })
    void aLandlineCanBeCalledAndTakesNoTextMessage(String written, String canonical) {
        UkPhoneNumber number = UkPhoneNumber.of(written);
        assertThat(number).hasToString(canonical);
        assertThat(number.isMobile()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+353 85 012 3456",
                "00353 85 012 3456",
                "+1 202 555 0123",
                "+33 6 12 34 56 78",
                "07700 300123", // Jersey
                "+44 7797 712345",
                "01534 441234",
                "07781 123456", // Guernsey
                "01481 256789",
                "07624 312345", // Isle of Man
                "+44 1624 756789"
            })
    void aNumberFromAbroadIsRefusedAndFound(String written) {
        assertThat(codeOf(written)).isEqualTo("PHONE_NUMBER_NOT_UK");
        assertThat(UkPhoneNumber.isFromAbroad(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "()",
                "hello",
                "999",
                "116 123",
                "07700 90012",
                "07700 9001234",
                "07700 901000",
                "01632 961000",
                "0909 879 0001", // premium rate
                "0845 464 7000",
                "0800 1111",
                "070 1234 5678", // forwards at the caller's cost
                "07600 123456", // pager
                "07700 900123 ext 5",
                "07700 900123, 07700 900124",
                "call 07700 900123",
                "tel:+447700900123",
                "+44+7700900123",
                "+999 12345678",
                "\u0000"
            })
    void whatReachesNobodyInTheUnitedKingdomIsNoNumber(String written) {
        assertThat(codeOf(written)).isEqualTo("PHONE_NUMBER_INVALID");
        assertThat(UkPhoneNumber.isFromAbroad(written)).isFalse();
    }

    @Test
    void aTextOfAnyLengthIsAnswered() {
        assertThat(codeOf("9".repeat(100_000))).isEqualTo("PHONE_NUMBER_INVALID");
        assertThat(codeOf("(".repeat(100_000))).isEqualTo("PHONE_NUMBER_INVALID");
        assertThat(UkPhoneNumber.isFromAbroad(null)).isFalse();
    }

    @Test
    void everyWrittenFormOfANumberIsTheSameNumber() {
        IntStream.range(0, FORMS).forEach(index -> {
            var random = new SplittableRandom(SEED + index);
            String digits = digits(random);
            String written = written(digits, random);
            UkPhoneNumber number = UkPhoneNumber.of(written);
            assertThat(number.value().replace(" ", "")).as(written).isEqualTo("+44" + digits);
            assertThat(UkPhoneNumber.of(number.value()))
                    .as("the canonical form of " + written)
                    .isEqualTo(number);
        });
    }

    /** A national number without its leading nought: of drama, a mobile one, or a landline in London. */
    private static String digits(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> "7700900%03d".formatted(random.nextInt(1000));
            case 1 -> "74%d0%06d".formatted(random.nextInt(10), random.nextInt(1_000_000));
            default -> "2079460%03d".formatted(random.nextInt(1000));
        };
    }

    private static String written(String digits, SplittableRandom random) {
        var written = new StringBuilder(pick(AROUND, random)).append(pick(BEGINNINGS, random));
        digits.chars().forEach(digit -> written.append((char) digit).append(pick(GAPS, random)));
        return written.append(pick(AROUND, random)).toString();
    }

    private static String pick(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String codeOf(String written) {
        var refused = new Malformed[1];
        assertThatExceptionOfType(Malformed.class)
                .as(written)
                .isThrownBy(() -> UkPhoneNumber.of(written))
                .satisfies(malformed -> refused[0] = malformed);
        return refused[0].code();
    }
}
