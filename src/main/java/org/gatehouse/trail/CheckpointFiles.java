package org.gatehouse.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a checkpoint of each hour in a directory, which should be where nobody who can change the database can change
 * anything.
 */
@Component
class CheckpointFiles {

    private static final Logger log = LoggerFactory.getLogger(CheckpointFiles.class);
    private static final String SUFFIX = ".checkpoint.txt";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'").withZone(ZoneOffset.UTC);

    private final Checkpoints checkpoints;
    private final Path directory;

    CheckpointFiles(Checkpoints checkpoints, TrailSettings settings) {
        this.checkpoints = checkpoints;
        this.directory = settings.checkpointDirectory();
    }

    /** Puts the newest there unless its hour has one. What goes wrong with it does not keep facts from being sealed. */
    void keep() {
        if (directory == null) {
            return;
        }
        checkpoints.latest().ifPresent(newest -> {
            Path file = directory.resolve(HOUR.format(newest.at()) + SUFFIX);
            try {
                if (!Files.exists(file)) {
                    Files.createDirectories(directory);
                    Files.writeString(file, newest.note(), StandardOpenOption.CREATE_NEW);
                }
            } catch (FileAlreadyExistsException another) {
                log.debug("Another node has kept a checkpoint of this hour");
            } catch (IOException failure) {
                log.error("No checkpoint was kept in {}", directory, failure);
            }
        });
    }

    /** Every file there, in the order of time. */
    List<Path> all() {
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
