package org.gatehouse.directory.graph;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The named locations of Entra. */
@Component
@Profile("production")
class EntraLocations {

    private static final String ALL = "/v1.0/identity/conditionalAccess/namedLocations";
    private static final String ONE = ALL + "/{id}";

    private final GraphClient graph;

    EntraLocations(GraphClient graph) {
        this.graph = graph;
    }

    /** All of the tenant, of every kind, with id and name only: with their ranges they may be many megabytes. */
    List<EntraLocation> names() {
        var locations = new ArrayList<EntraLocation>();
        var page = graph.get(GraphOperation.READ_LOCATION, EntraLocation.Page.class, ALL + "?$select=id,displayName");
        locations.addAll(page.value());
        while (page.nextLink() != null) {
            page = graph.next(GraphOperation.READ_LOCATION, EntraLocation.Page.class, page.nextLink());
            locations.addAll(page.value());
        }
        return locations;
    }

    EntraLocation read(String id) {
        return graph.get(GraphOperation.READ_LOCATION, EntraLocation.class, ONE, id);
    }

    /** Answers the id. */
    String create(EntraLocation location) {
        return graph.post(GraphOperation.CHANGE_LOCATION, EntraLocation.class, location, ALL)
                .id();
    }

    void writeRanges(EntraLocation location) {
        graph.patch(GraphOperation.CHANGE_LOCATION, location.rangesAlone(), ONE, location.id());
    }
}
