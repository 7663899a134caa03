package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gatehouse.audit.RegisterFilter.Query;
import org.gatehouse.engine.StrandedInstances;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.RequestType;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The registers of auditors as pages, with their filters, and what is filtered as a table to download. */
@Controller
@RequestMapping("/audit/registers")
class RegistersPages {

    private static final String PATH = "/audit/registers/";
    private static final int SIZE = 20;
    private static final int MOST_PAIRS = 20;
    private static final int MOST_STRANDED = 20;
    private static final List<Option> TYPES = Arrays.stream(RequestType.values())
            .map(type -> new Option(type.name(), type.inWords()))
            .toList();

    private final Rejections rejections;
    private final Separations separations;
    private final StalledWork stalledWork;
    private final EmptyGroups emptyGroups;
    private final StrandedInstances stranded;
    private final RegisterFiles files;

    RegistersPages(
            Rejections rejections,
            Separations separations,
            StalledWork stalledWork,
            EmptyGroups emptyGroups,
            StrandedInstances stranded,
            RegisterFiles files) {
        this.rejections = rejections;
        this.separations = separations;
        this.stalledWork = stalledWork;
        this.emptyGroups = emptyGroups;
        this.stranded = stranded;
        this.files = files;
    }

    @GetMapping
    String overview() {
        return "audit/registers";
    }

    @GetMapping("/rejections")
    ModelAndView rejections(@ModelAttribute("filters") Query query, @RequestParam(required = false) String page) {
        return show("audit/rejections", rejections, query, page);
    }

    @GetMapping("/rejections/download")
    void rejectionsTable(@ModelAttribute Query query, HttpServletResponse response) throws IOException {
        download(rejections, query, response);
    }

    @GetMapping("/separation-of-duties")
    ModelAndView separations(@ModelAttribute("filters") Query query, @RequestParam(required = false) String page) {
        ModelAndView shown = show("audit/separation", separations, query, page);
        shown.addObject("rules", Separations.rules());
        shown.addObject("pairs", ifReadable(query, filter -> separations.pairs(filter, MOST_PAIRS)));
        return shown;
    }

    @GetMapping("/separation-of-duties/download")
    void separationsTable(@ModelAttribute Query query, HttpServletResponse response) throws IOException {
        download(separations, query, response);
    }

    @GetMapping("/stalled-work")
    ModelAndView stalledWork(@ModelAttribute("filters") Query query, @RequestParam(required = false) String page) {
        ModelAndView shown = show("audit/stalled", stalledWork, query, page);
        shown.addObject("ages", HolderAges.Age.values());
        shown.addObject("holders", ifReadable(query, stalledWork::holders));
        shown.addObject("emptyGroups", emptyGroups.find());
        shown.addObject("stranded", stranded.look(MOST_STRANDED));
        return shown;
    }

    @GetMapping("/stalled-work/download")
    void stalledWorkTable(@ModelAttribute Query query, HttpServletResponse response) throws IOException {
        download(stalledWork, query, response);
    }

    private static <E> ModelAndView show(String template, Register<E> register, Query query, String page) {
        var findings = new Findings();
        RegisterFilter filter = query.read(findings);
        PageOf<E> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> register.page(filter, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);
        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        String path = PATH + register.name();
        var shown = new ModelAndView(template, errors.status());
        shown.addObject("errors", errors);
        shown.addObject("path", path);
        shown.addObject("types", TYPES);
        shown.addObject("only", query.isOnly());
        shown.addObject("filtered", !query.set().isEmpty());
        shown.addObject("rows", found.items());
        shown.addObject("total", found.total());
        shown.addObject("more", found.total() > PageOf.COUNTED);
        shown.addObject("pages", PageLinks.of(found, path, query.set()));
        var download = UriComponentsBuilder.fromPath(path + "/download");
        query.set().forEach(download::queryParam);
        shown.addObject("download", download.encode().toUriString());
        return shown;
    }

    /** Empty where the filters are wrong, which the page says. */
    private static <T> List<T> ifReadable(Query query, Function<RegisterFilter, List<T>> find) {
        var findings = new Findings();
        RegisterFilter filter = query.read(findings);
        return findings.isEmpty() ? find.apply(filter) : List.of();
    }

    private <E> void download(Register<E> register, Query query, HttpServletResponse response) throws IOException {
        var findings = new Findings();
        RegisterFilter filter = query.read(findings);
        findings.refuseIfAny();
        files.write(register, filter, response);
    }
}
