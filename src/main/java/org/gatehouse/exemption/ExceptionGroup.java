package org.gatehouse.exemption;

import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.OneGroup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one security group whose members the MFA policies leave out (AC-049). */
@Component
class ExceptionGroup {

    private final OneGroup group;

    ExceptionGroup(Directory directory, @Value("${gatehouse.exceptions.group}") String name) {
        this.group = new OneGroup(directory, name);
    }

    /** @throws DirectoryUnavailable if it cannot be asked, or has no group of that name or more than one */
    String id() {
        return group.id();
    }

    String name() {
        return group.name();
    }
}
