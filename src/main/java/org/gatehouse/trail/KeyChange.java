package org.gatehouse.trail;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notices at a start that the log was signed by a key that is not known: its file was lost, or another was put there. */
@Component
class KeyChange {

    private static final Logger log = LoggerFactory.getLogger(KeyChange.class);

    private final Checkpoints checkpoints;
    private final SealingKey key;

    KeyChange(Checkpoints checkpoints, SealingKey key) {
        this.checkpoints = checkpoints;
        this.key = key;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        unknownSigner().ifPresent(log::warn);
    }

    /** A checkpoint names its key by a number of four bytes; the whole fingerprint is not in it. */
    Optional<String> unknownSigner() {
        return checkpoints
                .latest()
                .flatMap(newest -> key.strangeSigner(newest.note()))
                .map(number -> """
                The newest checkpoint of the audit log was signed by the key with the number %s, the product now signs by \
                that with the number %s and the fingerprint %s. Put the key back, or its public key into the file of \
                gatehouse.audit.former-keys.""".formatted(number, key.number(), key.fingerprint()));
    }
}
