package org.gatehouse.directory.graph;

/** What Microsoft Graph keeps a list of changes of. */
enum DeltaSource {
    USERS("users", GraphOperation.READ_ACCOUNTS),
    GROUPS("groups", GraphOperation.READ_MEMBERS),
    ROLES("directoryRoles", GraphOperation.READ_ROLES);

    private final String path;
    private final GraphOperation operation;

    DeltaSource(String path, GraphOperation operation) {
        this.path = path;
        this.operation = operation;
    }

    /** Within Graph. */
    String path() {
        return path;
    }

    GraphOperation operation() {
        return operation;
    }
}
