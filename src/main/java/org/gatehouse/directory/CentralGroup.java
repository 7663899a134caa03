package org.gatehouse.directory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The platform's own security group that is linked to the Standard policy (AC-026, AC-104). */
@Component
public class CentralGroup {

    private final OneGroup group;

    CentralGroup(Directory directory, @Value("${gatehouse.central-group}") String name) {
        this.group = new OneGroup(directory, name);
    }

    /** @throws DirectoryUnavailable if it cannot be asked, or has no group of that name or more than one */
    public String id() {
        return group.id();
    }

    public String name() {
        return group.name();
    }
}
