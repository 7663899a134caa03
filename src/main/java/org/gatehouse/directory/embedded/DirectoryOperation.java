package org.gatehouse.directory.embedded;

/** What the embedded directory can be told to fail at. */
public enum DirectoryOperation {
    READ,
    LINK_GROUP,
    UNLINK_GROUP
}
