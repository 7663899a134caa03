package org.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.servicedesk.RequestReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueObjectsTest {

    @Test
    void spellingsAreMadeOne() {
        assertThat(OdsCode.of(" x26 ")).isEqualTo(OdsCode.of("X26"));
        assertThat(AccountAddress.of("Ward.Clerk@ZA1.example")).hasToString("ward.clerk@za1.example");
        assertThat(RequestReference.of(" RITM0010001 ")).hasToString("RITM0010001");
        assertThat(SecurityGroupName.of(" X26.sg.MFA-CA-Std-Users ")).hasToString("X26.sg.MFA-CA-Std-Users");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "A B C", "ZA-1", "ABCDEFGHIJK", "Ż12", "../etc"})
    void whatIsNoOdsCodeIsRefused(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> OdsCode.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "@b.c", "a b@c.d", "a@c..d", "a@b.c\r\nBcc: x@y.z", "a@b.c,d@e.f"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> AccountAddress.of(text));
    }

    @Test
    void aGroupNameFollowsThePatternOfItsOrganisationOnly() {
        SecurityGroupName name = SecurityGroupName.of("x26.SG.MFA");
        assertThat(name.followsPatternOf(OdsCode.of("X26"))).isTrue();
        assertThat(name.followsPatternOf(OdsCode.of("ZA1"))).isFalse();
        assertThat(SecurityGroupName.of("X26.sg.").followsPatternOf(OdsCode.of("X26")))
                .isFalse();
    }

    @Test
    void theLongestAddressIsTakenAndNoLonger() {
        String longest = "%s@%s.%s.%s".formatted("a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(61));
        assertThat(AccountAddress.of(longest).value()).hasSize(254);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> AccountAddress.of(longest + "d"));
    }

    @Test
    void theLongestGroupNameIsTakenAndNoLonger() {
        String longest = "X26.sg." + "a".repeat(249);
        assertThat(SecurityGroupName.of(longest).value()).hasSize(256);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SecurityGroupName.of(longest + "a"));
    }

    @Test
    void aNumberedReferenceHasAtLeastSevenDigits() {
        assertThat(RequestReference.numbered(10_001)).isEqualTo(RequestReference.of("RITM0010001"));
        assertThat(RequestReference.numbered(123_456_789)).isEqualTo(RequestReference.of("RITM123456789"));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aHugeTextIsRefusedQuickly(Function<String, ?> factory) {
        String huge = "a.".repeat(50_000) + "@";
        long before = System.nanoTime();
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> factory.apply(huge));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(250));
    }

    static Stream<Function<String, ?>> factories() {
        return Stream.of(OdsCode::of, AccountAddress::of, RequestReference::of, SecurityGroupName::of);
    }
}
