package org.gatehouse.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Going back to what was in force before, moving what runs, and how far running instances have been moved, for scripts. */
@RestController
@RequestMapping("/api/v1/models/{key}")
class BackController {

    record NowInForce(String key, int version, int backTo) {}

    /** @param endedAt absent while it goes on */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            String key,
            int version,
            Instant startedAt,
            Instant endedAt,
            int total,
            int moved,
            int ended,
            List<Migration.Stayed> stayed) {

        static Progress of(Migration migration) {
            return new Progress(
                    migration.key(),
                    migration.version(),
                    migration.startedAt(),
                    migration.endedAt(),
                    migration.total(),
                    migration.moved(),
                    migration.ended(),
                    migration.stayed());
        }
    }

    private final Releases releases;
    private final Moves moves;
    private final ModelVersions models;

    BackController(Releases releases, Moves moves, ModelVersions models) {
        this.releases = releases;
        this.moves = moves;
        this.models = models;
    }

    @PostMapping("/back")
    NowInForce back(@PathVariable String key, @RequestBody BackForm body, @SignedIn Person person) {
        BackForm.Wanted wanted = body.read(models.inForce(key).orElseThrow(() -> noModel(key)), person);
        ModelVersion now = releases.back(key, wanted.inForce(), wanted.running(), wanted.reason());
        return new NowInForce(key, now.version(), releases.of(key).get(0).backTo());
    }

    @PostMapping("/move")
    Progress move(@PathVariable String key, @RequestBody MoveForm body, @SignedIn Person person) {
        BackForm.Wanted wanted = body.read(models.inForce(key).orElseThrow(() -> noModel(key)), person);
        ModelVersion target = moves.move(key, wanted.inForce(), wanted.reason());
        return migration(key, target.version());
    }

    @GetMapping("/migrations/{version}")
    Progress migration(@PathVariable String key, @PathVariable int version) {
        return releases.migration(key, version).map(Progress::of).orElseThrow(() -> noMigration(key, version));
    }

    static Refusal noModel(String key) {
        return Refusal.unknown("There is no diagram or table '%s'".formatted(key));
    }

    static Refusal noMigration(String key, int version) {
        return Refusal.unknown("No instances were to be moved to version %d of '%s'".formatted(version, key));
    }
}
