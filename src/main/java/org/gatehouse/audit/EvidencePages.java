package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.audit.EventLogWanted.Asked;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.RequestType;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an auditor takes away, and the page that explains it. */
@Controller
@RequestMapping("/audit")
class EvidencePages {

    private static final List<Option> TYPES = Arrays.stream(RequestType.values())
            .map(type -> new Option(type.name(), type.inWords()))
            .toList();
    private static final List<Option> PEOPLE = Arrays.stream(PeopleShown.values())
            .map(shown -> new Option(shown.name(), shown.inWords(), shown.hint()))
            .toList();
    private static final Asked NOTHING = new Asked(null, null, null, null, PeopleShown.PSEUDONYMS.name());

    private final EvidencePacks packs;
    private final EventLogFiles logs;

    EvidencePages(EvidencePacks packs, EventLogFiles logs) {
        this.packs = packs;
        this.logs = logs;
    }

    @GetMapping("/evidence-help")
    ModelAndView help() {
        return help(NOTHING, FormErrors.NONE);
    }

    @GetMapping("/requests/{ritm}/evidence")
    ResponseEntity<byte[]> pack(@PathVariable String ritm, @SignedIn Person person) throws IOException {
        return packs.of(ritm, person).toResponse();
    }

    /** Answers the file itself, or the page with what is wrong with the filters. */
    @GetMapping("/event-log.xes")
    ModelAndView eventLog(
            @RequestParam(required = false) String type,
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String people,
            @SignedIn Person person,
            HttpServletResponse response)
            throws IOException {
        var asked = new Asked(type, organisation, from, to, people);
        EventLogWanted wanted;
        try {
            wanted = asked.read();
        } catch (Refusal refusal) {
            return help(asked, FormErrors.refused(refusal, Map.of()));
        }
        logs.answer(wanted, person, response);
        return null;
    }

    private static ModelAndView help(Asked asked, FormErrors errors) {
        var page = new ModelAndView("audit/evidence-help");
        page.setStatus(errors.status());
        page.addObject("asked", asked);
        page.addObject("errors", errors);
        page.addObject("types", TYPES);
        page.addObject("people", PEOPLE);
        return page;
    }
}
