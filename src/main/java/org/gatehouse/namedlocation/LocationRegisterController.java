package org.gatehouse.namedlocation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.CsvTable;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of named locations and how full it is, for other systems: pages of it, or the whole as a table. */
@RestController
@RequestMapping("/api/v1/registers")
class LocationRegisterController {

    private final LocationDesk desk;
    private final LocationFiles files;

    LocationRegisterController(LocationDesk desk, LocationFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @GetMapping("/named-locations")
    PageOf<LocationDesk.View> locations(
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        return desk.page(person, read(organisation), new PageOf.Wanted(page, size))
                .map(LocationDesk.View::of);
    }

    @GetMapping(path = "/named-locations", produces = CsvTable.MEDIA_TYPE)
    void locationsTable(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        files.locations(person, read(organisation), response);
    }

    @GetMapping("/capacity")
    PageOf<LocationDesk.Capacity> capacity() {
        List<LocationDesk.Capacity> capacity = desk.capacity();
        return new PageOf<>(capacity, 0, capacity.size(), capacity.size());
    }

    @GetMapping(path = "/capacity", produces = CsvTable.MEDIA_TYPE)
    void capacityTable(HttpServletResponse response) throws IOException {
        files.capacity(response);
    }

    private static OdsCode read(String organisation) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        return only;
    }
}
