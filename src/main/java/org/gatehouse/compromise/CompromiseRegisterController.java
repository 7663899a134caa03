package org.gatehouse.compromise;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.compromise.CompromiseRegister.Entry;
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

/** The register of compromised accounts for other systems: pages of it, or the whole as a table. */
@RestController
@RequestMapping("/api/v1/registers/compromises")
class CompromiseRegisterController {

    private final CompromiseRegister register;
    private final CompromiseTable table;

    CompromiseRegisterController(CompromiseRegister register, CompromiseTable table) {
        this.register = register;
        this.table = table;
    }

    @GetMapping
    PageOf<Entry> page(
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        return register.page(person, read(organisation), new PageOf.Wanted(page, size));
    }

    @GetMapping(produces = CsvTable.MEDIA_TYPE)
    void table(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        table.write(person, read(organisation), response);
    }

    private static OdsCode read(String organisation) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        return only;
    }
}
