package org.gatehouse.directory;

/** A password on its way to the directory. It is never kept, and never shown by accident. */
public record Password(String value) {

    @Override
    public String toString() {
        return "(a password)";
    }
}
