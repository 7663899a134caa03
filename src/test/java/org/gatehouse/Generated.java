package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that are made from others, written anew with {@code -Dgatehouse.write-generated}. */
public final class Generated {

    /** What to do where a file is not what is generated for it. */
    public static final String HOW = "run it with -Dgatehouse.write-generated to write it anew";

    private Generated() {}

    public static boolean isToBeWritten() {
        return System.getProperty("gatehouse.write-generated") != null;
    }

    /** Fails unless a file has the content that is generated for it. */
    public static void assertIs(Path file, String content) throws IOException {
        if (isToBeWritten()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as(HOW).hasContent(content);
    }

    /** Fails unless what stands between two HTML comments of a file is generated for that place. */
    public static void assertPart(Path file, String part, String content) throws IOException {
        String begin = "<!-- generated from processes/: %s -->\n".formatted(part);
        String end = "\n<!-- end of %s -->".formatted(part);
        String old = Files.readString(file);
        assertThat(old).containsOnlyOnce(begin).containsOnlyOnce(end);
        String before = old.substring(0, old.indexOf(begin) + begin.length());
        String changed = before + content + old.substring(old.indexOf(end));
        if (isToBeWritten()) {
            Files.writeString(file, changed);
        }
        assertThat(file).as(HOW).hasContent(changed);
    }
}
