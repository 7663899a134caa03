package org.gatehouse.modelchange;

import java.net.URI;
import org.gatehouse.identity.Person;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of diagrams and tables by other systems and scripts. */
@RestController
@RequestMapping("/api/v1")
class ChangeController {

    /**
     * @param content the whole file
     * @param running what becomes of running instances: {@code FINISH} or {@code MIGRATE}; left out for a table
     * @param base the version it was drawn on
     */
    record ProposalBody(String content, String reason, String running, Integer base) {

        ProposalForm toForm() {
            return new ProposalForm(content, reason, running, base == null ? null : base.toString());
        }
    }

    private final ModelChanges changes;
    private final ChangeFinder finder;

    ChangeController(ModelChanges changes, ChangeFinder finder) {
        this.changes = changes;
        this.finder = finder;
    }

    @PostMapping("/models/{key}/changes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChangeView> propose(
            @PathVariable String key, @RequestBody ProposalBody body, @SignedIn Person person) {
        ModelChange change = changes.propose(key, body.toForm(), person);
        return ResponseEntity.created(URI.create("/api/v1/model-changes/" + change.id()))
                .body(ChangeView.of(change));
    }

    @GetMapping("/model-changes")
    PageOf<ChangeView> list(
            @RequestParam(required = false) String model,
            @RequestParam(required = false) ChangeState state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return finder.find(new ChangeRows.Sought(model, state), new PageOf.Wanted(page, size))
                .map(ChangeView::of);
    }

    @GetMapping("/model-changes/{id}")
    ChangeView change(@PathVariable String id) {
        return ChangeView.of(finder.get(id));
    }

    @GetMapping("/model-changes/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return ChangeFile.of(finder.get(id), finder.content(id));
    }

    @PostMapping("/model-changes/{id}/decision")
    ChangeView decide(@PathVariable String id, @RequestBody DecisionForm form, @SignedIn Person person) {
        return ChangeView.of(changes.decide(finder.get(id).id(), form, person));
    }

    @PostMapping("/model-changes/{id}/withdrawal")
    ChangeView withdraw(@PathVariable String id, @SignedIn Person person) {
        return ChangeView.of(changes.withdraw(finder.get(id).id(), person));
    }
}
