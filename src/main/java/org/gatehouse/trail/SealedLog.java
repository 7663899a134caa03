package org.gatehouse.trail;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how the sealed log stands. */
@Component
public class SealedLog {

    /**
     * How it stands.
     *
     * @param facts how many are sealed
     * @param waiting how many are recorded and not sealed yet
     * @param last the newest checkpoint, or null before the first
     * @param fingerprint of the key that signs, see {@link SealingKey#fingerprint}
     * @param comparing how many facts the comparison that runs has seen, or null where none runs
     * @param comparison what came of the last one, or null before the first
     * @param limit what no comparison on this side finds, in words
     */
    public record Status(
            long facts,
            long waiting,
            Checkpoint last,
            String fingerprint,
            Long comparing,
            IntegrityCheck.Result comparison,
            String limit) {}

    private static final String LIMIT =
            "Whoever can write to the database could cut off the end of the log together with"
                    + " its checkpoints, and let it grow again. Only a checkpoint that was kept somewhere else shows that.";

    private final SealedFacts facts;
    private final Checkpoints checkpoints;
    private final SealingKey key;
    private final IntegrityCheck check;

    SealedLog(SealedFacts facts, Checkpoints checkpoints, SealingKey key, IntegrityCheck check) {
        this.facts = facts;
        this.checkpoints = checkpoints;
        this.key = key;
        this.check = check;
    }

    public Status status() {
        Optional<Checkpoint> last = checkpoints.latest();
        return new Status(
                last.map(Checkpoint::size).orElse(0L),
                facts.waiting(),
                last.orElse(null),
                key.fingerprint(),
                check.progress().orElse(null),
                check.last().orElse(null),
                LIMIT);
    }
}
