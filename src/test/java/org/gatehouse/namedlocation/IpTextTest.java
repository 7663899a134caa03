package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {

    @ParameterizedTest
    @CsvSource({
        // text, canonical, whether bits after the prefix were written
        "203.0.113.7, 203.0.113.7/32, false",
        "203.0.113.7/32, 203.0.113.7/32, false",
        "45.67.83.100/30, 45.67.83.100/30, false",
        "45.67.83.101/30, 45.67.83.100/30, true",
        "64.223.160.0/20, 64.223.160.0/20, false",
        "0.0.0.0/0, 0.0.0.0/0, false",
        "1.2.3.4/0, 0.0.0.0/0, true",
        "255.255.255.255, 255.255.255.255/32, false",
        "128.0.0.0/1, 128.0.0.0/1, false",
        "2a00:1450::1, 2a00:1450::1/128, false",
        "2A00:1450:0000:0000:0000:0000:0000:0001, 2a00:1450::1/128, false",
        "2a00:1450::1/64, 2a00:1450::/64, true",
        "2a00:1450:0:0:1::/80, 2a00:1450:0:0:1::/80, false",
        "::/0, ::/0, false",
        "::, ::/128, false",
        "::ffff:102:304, ::ffff:102:304/128, false",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128, false",
        // RFC 5952: the longest run of zeros is left out, the first of equals, never a single one
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128, false",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128, false",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1/128, false"
    })
    void readsARange(String text, String canonical, boolean hostBits) {
        var reading = IpText.range(text).orElseThrow();
        assertThat(reading.range()).hasToString(canonical);
        assertThat(reading.hostBits()).isEqualTo(hostBits);
        assertThat(IpRange.of(canonical)).isEqualTo(reading.range());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "/",
                "/24",
                "*",
                // IPv4 in too few or too many parts, with leading zeros, in octal, hexadecimal, binary
                "1",
                "16909060",
                "1.2",
                "1.2.3",
                "1.2.3/24",
                "1.2.3.4.5",
                "1..2.3",
                "1.2.3.",
                ".1.2.3",
                "256.1.1.1",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.04",
                "000.0.0.0",
                "0x1.2.3.4",
                "0x01020304",
                "0b1.2.3.4",
                // prefix lengths
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/128",
                "1.2.3.4/-1",
                "1.2.3.4/+8",
                "1.2.3.4/08",
                "1.2.3.4/00",
                "1.2.3.4/ 8",
                "1.2.3.4 /8",
                "1.2.3.4/8.0",
                "1.2.3.4/24/24",
                "1.2.3.4/4294967320",
                "1.2.3.4/2147483680",
                "1.2.3.4/18446744073709551640",
                "1.2.3.4/255.255.255.0",
                "1.2.3.4/0.0.0.255",
                "2001:db8::/129",
                "2001:db8::/064",
                "2001:db8::/4294967360",
                "2001:db8::/ffff::",
                // wildcards and spans
                "1.2.3.*",
                "1.2.*",
                "1.2.3.1-3",
                "1.2.3.4-1.2.3.9",
                "1.2.3._",
                "1.2.3.%",
                "2001:*::",
                "2001:1-3::",
                "2001:db8::-2001:db8::f",
                // zones, ports, brackets, names
                "fe80::1%eth0",
                "fe80::1%",
                "fe80::1%25eth0",
                "1.2.3.4%eth0",
                "1.2.3.4:80",
                "[::1]",
                "[::1]:80",
                "[2001:db8::]/32",
                "localhost",
                "vpn.example.nhs.uk",
                "http://1.2.3.4",
                "ab",
                "face:b00c",
                // IPv6 out of shape
                ":",
                ":::",
                "1::2::3",
                "2001:db8:::1",
                "2001:db8",
                "12345::",
                "00001::",
                "g::",
                "2001:db8:1:2:3:4:5:6:7",
                "2001:db8:1:2:3:4:5",
                "1:2:3:4:5:6:7::8:9",
                "20010db8000000000000000000000001",
                "4)+k&C#VzJ4br>0wv%Yp",
                // IPv4 in IPv6, where nobody can tell which prefix length is meant
                "::ffff:1.2.3.4",
                "::ffff:1.2.3.4/120",
                "::1.2.3.4",
                "64:ff9b::1.2.3.4",
                // digits, stops and slashes of other scripts, and what is not seen
                "１.2.3.4",
                "1.2.3.٤",
                "1。2。3。4",
                "1.2.3.4∕24",
                " 1.2.3.4",
                "1.2.3.4\t",
                "1.2.3.4\u0000",
                "1.2.3.4\n",
                "1.2\u200b.3.4",
                "1.2.3.4 5.6.7.8"
            })
    void refusesEverythingElse(String text) {
        assertThat(IpText.range(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2A00:1450::1, 2a00:1450::1",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::ffff:102:304, 1.2.3.4",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304"
    })
    void readsTheAddressOfASignIn(String text, String canonical) {
        assertThat(IpText.address(text).orElseThrow()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3.4/32", "::/0", "1.2.3", "::ffff:01.2.3.4", "fe80::1%eth0", "1.2.3.4:443"})
    void refusesWhatIsNoSingleAddress(String text) {
        assertThat(IpText.address(text)).isEmpty();
    }

    @Test
    void readsBackWhatItWrote() {
        var random = new SplittableRandom(20261125);
        for (int i = 0; i < 10_000; i++) {
            IpAddress address = RandomRanges.address(random);
            assertThat(IpText.address(address.toString())).contains(unmapped(address));
            IpRange range =
                    IpRange.around(address, random.nextInt(address.family().bits() + 1));
            assertThat(IpRange.of(range.toString())).isEqualTo(range);
        }
    }

    /** Text of two edits is hardly ever a range; whatever it is, reading it is no failure. */
    @Test
    void survivesMangledText() {
        var random = new SplittableRandom(7);
        String alphabet = "0123456789abcdefABCDEF.:/-*%[]x \t\u0000\u0661\uff11,";
        for (int i = 0; i < 10_000; i++) {
            var text = new StringBuilder(RandomRanges.range(random).toString());
            for (int edits = random.nextInt(1, 3); edits > 0; edits--) {
                text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            IpText.range(text.toString())
                    .ifPresent(reading -> assertThat(text.toString()).matches("[0-9a-fA-F.:]+(/[0-9]+)?"));
            IpText.address(text.toString());
        }
    }

    private static IpAddress unmapped(IpAddress address) {
        boolean mapped = address.family() == IpFamily.IPV6 && address.high() == 0 && address.low() >>> 32 == 0xffff;
        return mapped ? IpAddress.ipv4((int) address.low()) : address;
    }
}
