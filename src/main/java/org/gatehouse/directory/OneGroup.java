package org.gatehouse.directory;

import java.util.List;

/** A security group that the product knows by its Display Name. Its id is asked once, for it never changes. */
public class OneGroup {

    private final Directory directory;
    private final SecurityGroupName name;
    private volatile String id;

    public OneGroup(Directory directory, String name) {
        this.directory = directory;
        this.name = SecurityGroupName.of(name);
    }

    /** @throws DirectoryUnavailable if it cannot be asked, or has no group of that name or more than one */
    public String id() {
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

    public String name() {
        return name.value();
    }
}
