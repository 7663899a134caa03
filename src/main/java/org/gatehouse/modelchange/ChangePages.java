package org.gatehouse.modelchange;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.identity.Person;
import org.gatehouse.model.DecisionTable;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.TableComparison;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Migration;
import org.gatehouse.release.Releases;
import org.gatehouse.web.Door;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.NothingNew;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One proposed change: what it is, what its check found, and what another process owner decides. */
@Controller
@RequestMapping("/models/changes/{id}")
class ChangePages {

    private static final DecisionForm BLANK = new DecisionForm(null, null, null);
    private static final Map<String, String> WHEN_MISSING =
            Map.of("decision", "Choose whether you approve or reject it", "comment", "Say why it is rejected");

    private final ModelChanges changes;
    private final ChangeFinder finder;
    private final ModelVersions versions;
    private final Releases releases;

    ChangePages(ModelChanges changes, ChangeFinder finder, ModelVersions versions, Releases releases) {
        this.changes = changes;
        this.finder = finder;
        this.versions = versions;
        this.releases = releases;
    }

    @GetMapping
    ModelAndView change(@PathVariable String id, @SignedIn Person person) {
        return page(finder.get(id), BLANK, FormErrors.NONE, person);
    }

    /**
     * How far it is, for a page that watches it.
     *
     * @param seen the stamp of what it shows; nothing is answered while that is still so
     */
    @GetMapping("/progress")
    ModelAndView progress(
            @PathVariable String id, @RequestParam(required = false) String seen, HttpServletResponse response) {
        ChangeProgress progress = progressOf(finder.get(id));
        if (progress.stamp().equals(seen)) {
            return NothingNew.answer();
        }
        if (!progress.isOpen()) {
            // the rest of the page says more by now
            response.setHeader("HX-Refresh", "true");
        }
        return new ModelAndView("modelchange/progress :: news", Map.of("progress", progress));
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return ChangeFile.of(finder.get(id), finder.content(id));
    }

    @PostMapping("/decision")
    ModelAndView decide(
            @PathVariable String id,
            @ModelAttribute DecisionForm form,
            @SignedIn Person person,
            RedirectAttributes next) {
        ModelChange change = finder.get(id);
        try {
            ModelChange decided = changes.decide(change.id(), form, person);
            next.addFlashAttribute("done", inWords(decided));
            return backTo(change);
        } catch (Refusal refusal) {
            return page(finder.get(id), form, FormErrors.refused(refusal, WHEN_MISSING), person);
        }
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(@PathVariable String id, @SignedIn Person person, RedirectAttributes next) {
        ModelChange change = finder.get(id);
        try {
            changes.withdraw(change.id(), person);
            next.addFlashAttribute("done", "The change is withdrawn");
            return backTo(change);
        } catch (Refusal refusal) {
            return page(finder.get(id), BLANK, FormErrors.refused(refusal, WHEN_MISSING), person);
        }
    }

    private ModelAndView page(ModelChange change, DecisionForm form, FormErrors errors, Person person) {
        boolean owner = Door.PROCESS_OWNERS.test(person);
        boolean own = change.isProposedBy(person.login());
        var page = new ModelAndView("modelchange/change", errors.status());
        page.addObject("errors", errors);
        page.addObject("change", change);
        page.addObject("name", ModelNames.of(versions).get(change.key()));
        page.addObject("progress", progressOf(change));
        page.addObject("replay", ReplayShown.of(change));
        page.addObject("comparison", change.kind() == ModelKind.TABLE ? comparison(change) : null);
        page.addObject("form", form);
        page.addObject("decisions", decisionsOn(change));
        page.addObject("mayDecide", owner && !own && change.state().isOpen() && change.state() != ChangeState.CHECKING);
        page.addObject("mayWithdraw", own && change.state().isOpen());
        page.addObject("mayDraw", owner);
        return page;
    }

    /** Of tables; diagrams are compared where they are drawn. */
    private TableComparison comparison(ModelChange change) {
        ModelVersion base = versions.of(change.key(), change.baseVersion()).orElseThrow();
        return TableComparison.of(
                DecisionTable.read(versions.content(base)), DecisionTable.read(changes.content(change.id())));
    }

    private ChangeProgress progressOf(ModelChange change) {
        Optional<Migration> migration = change.releasedVersion() == null
                ? Optional.empty()
                : releases.migration(change.key(), change.releasedVersion());
        return new ChangeProgress(change, migration.orElse(null));
    }

    private List<Option> decisionsOn(ModelChange change) {
        var reject = new Option("REJECT", "Reject it", "Say why in the comment");
        return change.state() != ChangeState.PROPOSED
                ? List.of(reject)
                : List.of(
                        new Option(
                                "APPROVE",
                                "Approve it",
                                releases.allowedHere()
                                        ? "It comes into force at once"
                                        : "Its file is then to be put into the repository"),
                        reject);
    }

    private static String inWords(ModelChange decided) {
        return switch (decided.state()) {
            case IN_FORCE -> "The change is in force as version " + decided.releasedVersion();
            case APPROVED -> "The change is approved";
            default -> "The change is rejected";
        };
    }

    private static ModelAndView backTo(ModelChange change) {
        return new ModelAndView("redirect:/models/changes/" + change.id());
    }
}
