package org.gatehouse.modelling;

import java.util.List;
import java.util.Map;
import org.gatehouse.model.DecisionTable;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.TableComparison;
import org.gatehouse.modelling.ComparedFiles.Sides;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.FormErrors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What differs between two versions of a process or decision table. */
@Controller
@RequestMapping("/models/{key}")
class ComparePages {

    private final ComparedFiles files;

    ComparePages(ComparedFiles files) {
        this.files = files;
    }

    @GetMapping("/compare")
    ModelAndView compare(
            @PathVariable String key,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to) {
        List<ModelVersion> all = files.versionsOf(key);
        ModelVersion newest = all.get(0);
        var findings = new Findings();
        Sides sides = files.find(all, from, to, findings);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var page = new ModelAndView("modelling/compare", errors.status());
        page.addObject("errors", errors);
        page.addObject("model", newest);
        page.addObject("options", files.options(all));
        page.addObject("from", sides.from());
        page.addObject("to", sides.to());
        if (errors.isEmpty() && newest.kind() == ModelKind.TABLE) {
            page.addObject(
                    "comparison",
                    TableComparison.of(
                            DecisionTable.read(sides.from().content()),
                            DecisionTable.read(sides.to().content())));
        }
        return page;
    }

    @GetMapping(path = "/shipped/file", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    byte[] shipped(@PathVariable String key) {
        return files.shippedFile(key);
    }
}
