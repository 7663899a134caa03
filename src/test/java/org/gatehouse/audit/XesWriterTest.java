package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.gatehouse.audit.EventTrace.Activity;
import org.junit.jupiter.api.Test;

/** Whatever is in the texts, the log is valid and says the same. */
class XesWriterTest {

    private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");
    private static final long SEED = 20261123;
    private static final int TEXTS = 2_000;

    @Test
    void textComesBackAsItWas() throws XMLStreamException {
        for (String text : List.of(
                "<script>alert(1)</script>",
                "a & b \" ' ]]> <!-- -->",
                "&lt;already&gt;",
                "Ünïcode 漢字 \uD83D\uDE00",
                "right\u202Eto left",
                "=1+1")) {
            assertThat(writtenAndRead(text)).isEqualTo(text);
        }
    }

    @Test
    void whatXmlMayNotHoldIsReplaced() throws XMLStreamException {
        assertThat(writtenAndRead("a\u0000b\u001Fc\uFFFEd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(writtenAndRead("half \uD83D of a pair, \uDE00")).isEqualTo("half \uFFFD of a pair, \uFFFD");
        assertThat(writtenAndRead("two\nlines\tand\r\nmore")).isEqualTo("two lines and  more");
    }

    @Test
    void anyTextAtAllIsValid() throws XMLStreamException {
        var random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            String text = random.ints(random.nextInt(20), 0, 0x10000)
                    .mapToObj(unit -> String.valueOf((char) unit))
                    .collect(Collectors.joining());
            assertThat(writtenAndRead(text)).as("seed %d, text %d", SEED, i).isEqualTo(XmlText.of(text));
        }
    }

    @Test
    void aLogThatWasCutOffIsNotWellFormed() throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var writer = new XesWriter(out, login -> login, Map.of());
        writer.trace(trace(), List.of());

        assertThatThrownBy(() -> XesLog.read(out.toString(StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anActivityThatWasCutShortIsToldAsSuchAndOneThatLastsHasNoEnd() {
        assertThat(trace().events(List.of(
                        activity("Review", "userTask", BEGAN.plusSeconds(9), true, 1),
                        activity("Reminder", "boundaryTimer", BEGAN.plusSeconds(9), false, 2),
                        activity("Link", "serviceTask", null, false, 3))))
                .extracting(event -> event.activity() + " " + event.transition())
                .containsExactly("Review START", "Reminder COMPLETE", "Link START", "Review ATE_ABORT");
    }

    private static Activity activity(String name, String type, Instant ended, boolean cancelled, long order) {
        return new Activity("i", "element", name, type, BEGAN, ended, cancelled, order, null, null);
    }

    private static EventTrace trace() {
        return new EventTrace("i", "RITM0010001", true, "ONBOARDING", "ZA1", null, "p", 1, "start", BEGAN, null, null);
    }

    private static String writtenAndRead(String text) throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var writer = new XesWriter(out, login -> login, Map.of("note", text));
        writer.trace(trace(), trace().events(List.of(activity(text, "serviceTask", BEGAN, false, 1))));
        writer.finish();
        XesLog log = XesLog.read(out.toString(StandardCharsets.UTF_8));
        String read = log.facts().get("note");
        assertThat(log.named("RITM0010001").events().get(0)).containsEntry("concept:name", read);
        return read;
    }
}
