package org.gatehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that process owners edit, as they lie in the repository, in the order of their names. */
public final class Shipped {

    private Shipped() {}

    /** Diagrams and decision tables. */
    public static List<Path> models() {
        return files("processes", "bpmn|dmn");
    }

    public static List<Path> diagrams() {
        return files("processes", "bpmn");
    }

    public static List<Path> tables() {
        return files("processes", "dmn");
    }

    public static Stream<Path> modelsAndForms() {
        return Stream.concat(models().stream(), files("forms", "form").stream());
    }

    private static List<Path> files(String folder, String suffixes) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(%s)".formatted(suffixes)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
