package org.gatehouse.directory;

/** The directory answers, and does not take what it was asked: the same asked again later would be refused as well. */
public class DirectoryRefused extends DirectoryUnavailable {

    public DirectoryRefused(String message) {
        super(message);
    }
}
