package org.gatehouse.directory;

import java.util.List;
import java.util.Optional;

/**
 * The directory of the tenant. Every change is idempotent, and no call takes part in the caller's transaction.
 *
 * @throws DirectoryUnavailable from every call, when the directory refuses, is down or does not answer in time
 */
public interface Directory {

    /** Every group of that Display Name: names are not unique, and a name that matches two is to be refused. */
    List<SecurityGroup> groupsNamed(SecurityGroupName name);

    Optional<SecurityGroup> group(String id);

    void link(String groupId, MfaPolicy policy);

    void unlink(String groupId, MfaPolicy policy);

    boolean isLinked(String groupId, MfaPolicy policy);
}
