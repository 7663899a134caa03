package org.gatehouse.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium, or a browser made of it, that this machine has. */
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    public static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> directories = Stream.concat(
                Arrays.stream(path.split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .map(Path::of),
                Stream.of(Path.of("/usr/bin")));
        return directories
                .flatMap(directory -> NAMES.stream().map(directory::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
