package org.gatehouse.modelling;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.release.Releases;
import org.gatehouse.web.Door;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages on which processes and decision tables are read. */
@Controller
@RequestMapping("/models")
class ModelPages {

    private final Catalogue catalogue;
    private final ModelVersions versions;
    private final Releases releases;

    ModelPages(Catalogue catalogue, ModelVersions versions, Releases releases) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.releases = releases;
    }

    @GetMapping
    String all(Model page) {
        List<ModelLine> all = catalogue.all();
        page.addAttribute("processes", of(ModelKind.PROCESS, all));
        page.addAttribute("tables", of(ModelKind.TABLE, all));
        page.addAttribute(
                "changed", all.stream().filter(model -> !model.asShipped()).toList());
        return "modelling/list";
    }

    @GetMapping("/{key}")
    String inForce(
            @PathVariable String key,
            @RequestParam(required = false) String heat,
            @SignedIn Person person,
            Model page) {
        return show(catalogue.inForce(key), heat, person, page);
    }

    @GetMapping("/{key}/versions/{version}")
    String version(
            @PathVariable String key,
            @PathVariable String version,
            @RequestParam(required = false) String heat,
            @SignedIn Person person,
            Model page) {
        return show(catalogue.version(key, version), heat, person, page);
    }

    @GetMapping("/{key}/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable String version) {
        ModelVersion found = catalogue.find(key, version);
        return ModelFile.of(found, versions.content(found));
    }

    @GetMapping(path = "/{key}/versions/{version}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ModelDrawing diagram(
            @PathVariable String key, @PathVariable String version, @RequestParam(required = false) String heat) {
        ModelView view = catalogue.version(key, version);
        return ModelDrawing.of(view, versions.content(view.model()), Heat.chosen(heat));
    }

    private static List<ModelLine> of(ModelKind kind, List<ModelLine> all) {
        return all.stream().filter(model -> model.kind() == kind).toList();
    }

    private String show(ModelView view, String heat, Person person, Model page) {
        Heat chosen = Heat.chosen(heat);
        page.addAttribute("view", view);
        page.addAttribute("model", view.model());
        page.addAttribute("line", view.line());
        page.addAttribute("path", path(view));
        page.addAttribute("heat", chosen);
        page.addAttribute("heats", Heat.values());
        page.addAttribute(
                "steps",
                view.steps().stream()
                        .filter(StepLine::isTold)
                        .map(step -> StepRow.of(step, chosen))
                        .toList());
        page.addAttribute("rules", RulesRead.all(view.text().rules()));
        page.addAttribute("choices", choices(view));
        boolean owner = Door.PROCESS_OWNERS.test(person);
        page.addAttribute("mayEdit", owner);
        page.addAttribute("mayGoBack", owner && view.line().inForce() && canGoBack(view.model()));
        page.addAttribute(
                "mayMove", owner && releases.allowedHere() && view.inForce().by() != null);
        return "modelling/model";
    }

    private boolean canGoBack(ModelVersion model) {
        return releases.allowedHere() && releases.before(model.key()).isPresent();
    }

    private static String path(ModelView view) {
        String key = view.model().key();
        return view.line().inForce()
                ? "/models/" + key
                : "/models/%s/versions/%d".formatted(key, view.model().version());
    }

    /** The versions as one chooses two of them to compare. */
    private static List<Option> choices(ModelView view) {
        return view.versions().stream()
                .map(each -> new Option(
                        String.valueOf(each.version()),
                        "Version %d%s".formatted(each.version(), each.inForce() ? ", in force" : "")))
                .toList();
    }
}
