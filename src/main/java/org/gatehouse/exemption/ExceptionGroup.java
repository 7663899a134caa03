package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one security group whose members the MFA policies leave out. Its id is asked once, for it never changes. */
@Component
class ExceptionGroup {

    private final Directory directory;
    private final SecurityGroupName name;
    private volatile String id;

    ExceptionGroup(Directory directory, @Value("${gatehouse.exceptions.group}") String name) {
        this.directory = directory;
        this.name = SecurityGroupName.of(name);
    }

    /** @throws DirectoryUnavailable if it cannot be asked, or has no group of that name or more than one */
    String id() {
        if (id == null) {
            List<SecurityGroup> found = directory.groupsNamed(name);
            if (found.size() != 1) {
                throw new DirectoryUnavailable(
                        "The directory has %d security groups called '%s', not one".formatted(found.size(), name));
            }
            id = found.get(0).id();
        }
        return id;
    }

    String name() {
        return name.value();
    }
}
