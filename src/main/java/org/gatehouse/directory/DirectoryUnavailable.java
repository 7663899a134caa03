package org.gatehouse.directory;

/** The directory did not do or tell what it was asked. A technical fault: the step is tried again. */
public class DirectoryUnavailable extends RuntimeException {

    public DirectoryUnavailable(String message) {
        super(message);
    }
}
