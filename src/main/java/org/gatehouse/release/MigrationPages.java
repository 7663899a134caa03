package org.gatehouse.release;

import java.util.List;
import java.util.Map;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.web.NothingNew;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How far running instances have been moved to a version, and which of them stay. */
@Controller
@RequestMapping("/models/{key}/migrations/{version}")
class MigrationPages {

    private static final int MOST_SHOWN = 200;

    /** A migration as its page shows it. */
    record State(Migration migration) {

        public boolean open() {
            return !migration.isOver();
        }

        public int settled() {
            return migration.moved() + migration.ended() + migration.stayed().size();
        }

        /** Changes whenever anything of it does. */
        public String stamp() {
            return "%s-%d".formatted(open(), settled());
        }

        /** Such as "198 of 200 instances go on by version 4." */
        public String inWords() {
            if (migration.total() == 0) {
                return open() ? "It begins in a moment." : "Nothing ran.";
            }
            return "%,d of %,d instances go on by version %d%s"
                    .formatted(migration.moved(), migration.total(), migration.version(), open() ? " by now." : ".");
        }

        /** Those that stay, at most so many as a page can take. */
        public List<Migration.Stayed> shown() {
            return migration.stayed().stream().limit(MOST_SHOWN).toList();
        }

        public int furtherStayed() {
            return Math.max(0, migration.stayed().size() - MOST_SHOWN);
        }
    }

    private final Releases releases;
    private final ModelVersions models;

    MigrationPages(Releases releases, ModelVersions models) {
        this.releases = releases;
        this.models = models;
    }

    @GetMapping
    ModelAndView show(@PathVariable String key, @PathVariable int version) {
        State state = state(key, version);
        String name = models.inForce(key).map(ModelVersion::name).orElse(key);
        return new ModelAndView("release/migration", Map.of("state", state, "name", name));
    }

    /**
     * The same for a page that watches it.
     *
     * @param seen the stamp of what it shows; nothing is answered while that is still so
     */
    @GetMapping("/progress")
    ModelAndView progress(
            @PathVariable String key, @PathVariable int version, @RequestParam(required = false) String seen) {
        State state = state(key, version);
        if (state.stamp().equals(seen)) {
            return NothingNew.answer();
        }
        return new ModelAndView("release/progress :: news", Map.of("state", state));
    }

    private State state(String key, int version) {
        return releases.migration(key, version)
                .map(State::new)
                .orElseThrow(() -> BackController.noMigration(key, version));
    }
}
