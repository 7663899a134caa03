package org.gatehouse.namedlocation;

import java.util.List;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of named locations, look-ups in it, and what is to be said about ranges, for scripts. */
@RestController
@RequestMapping("/api/v1")
class LocationController {

    record CheckBody(String organisation, String ipRanges) {}

    record Checked(List<RangeVerdict> ranges) {}

    private final LocationDesk desk;

    LocationController(LocationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/ip-range-checks")
    Checked check(@RequestBody CheckBody body, @SignedIn Person person) {
        var findings = new Findings();
        OdsCode organisation = findings.optional("organisation", body.organisation(), OdsCode::of);
        String ranges = findings.required("ipRanges", body.ipRanges(), text -> text);
        findings.refuseIfAny();
        RangeReport report = desk.check(person, organisation, ranges);
        if (report.isEmpty()) {
            throw Refusal.invalid("ipRanges", "REQUIRED", "Enter at least one IP address or range");
        }
        return new Checked(report.verdicts());
    }

    @GetMapping("/named-locations")
    PageOf<LocationDesk.View> locations(
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        return desk.page(person, only, new PageOf.Wanted(page, size)).map(LocationDesk.View::of);
    }

    @GetMapping("/named-locations/lookup")
    LocationDesk.LookUp lookUp(@RequestParam(defaultValue = "") String ip, @SignedIn Person person) {
        return desk.lookUp(person, ip);
    }
}
