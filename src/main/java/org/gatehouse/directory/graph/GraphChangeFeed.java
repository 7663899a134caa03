package org.gatehouse.directory.graph;

import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.DirectoryUnavailable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Microsoft Entra's changes. */
@Component
@Profile("production")
class GraphChangeFeed implements ChangeFeed {

    @Override
    public Changes changesSince(String cursor, int most) {
        throw new DirectoryUnavailable("Delta queries are not read yet");
    }
}
