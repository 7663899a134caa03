package org.gatehouse.directory.graph;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;

/**
 * A list of Microsoft Graph that is read a page at a time.
 *
 * @param start the address of its first page
 * @param next the address of the page to be read, which is the first one to begin with
 */
record Listing(Kind kind, URI start, URI next) {

    /** What the things of the list are. */
    enum Kind {
        /** Accounts, whether they exist or were deleted. */
        ACCOUNTS(GraphOperation.READ_ACCOUNTS),
        /** Of a group, of which some are groups. */
        MEMBERS(GraphOperation.READ_MEMBERS),
        /** What somebody did to accounts. */
        LOG(GraphOperation.READ_LOG);

        private final GraphOperation operation;

        Kind(GraphOperation operation) {
            this.operation = operation;
        }

        GraphOperation operation() {
            return operation;
        }
    }

    static Listing of(Kind kind, URI start) {
        return new Listing(kind, start, start);
    }

    Listing at(URI page) {
        return new Listing(kind, start, page);
    }

    @JsonIgnore
    boolean isBegun() {
        return !next.equals(start);
    }
}
