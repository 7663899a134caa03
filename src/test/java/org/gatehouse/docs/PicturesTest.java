package org.gatehouse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.Generated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each picture says of which diagram it is, by the digest of its file: to draw it again takes a browser, and two
 * machines with other fonts would not draw the same.
 */
class PicturesTest {

    private static final Path PICTURES = Path.of("docs/images/processes");

    static List<String> processes() throws IOException {
        return Diagram.shipped().stream().map(Diagram::id).toList();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyPictureIsOfTheDiagramThatIsShipped(String id) throws Exception {
        byte[] diagram = Files.readAllBytes(Path.of("processes", id + ".bpmn"));
        Path picture = PICTURES.resolve(id + ".svg");
        String made = "<!-- drawn with bpmn-js, https://bpmn.io, from processes/%s.bpmn, SHA-256 %s -->\n"
                .formatted(id, sha256(diagram));
        if (Generated.isToBeWritten() && !isOf(picture, made)) {
            try (var draughtsman = new Draughtsman()) {
                Files.createDirectories(PICTURES);
                Files.writeString(picture, made + draughtsman.draw(new String(diagram)) + "\n");
            }
        }
        assertThat(picture).as(Generated.HOW).content().startsWith(made);
    }

    @Test
    void noPictureIsOfAProcessThatIsGone() throws IOException {
        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertThat(pictures.map(picture -> picture.getFileName().toString().replace(".svg", "")))
                    .containsExactlyInAnyOrderElementsOf(processes());
        }
    }

    private static boolean isOf(Path picture, String made) throws IOException {
        return Files.exists(picture) && Files.readString(picture).startsWith(made);
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
