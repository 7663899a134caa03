package org.gatehouse.trail;

import java.nio.file.Path;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the trail is sealed.
 *
 * @param signingKey the file of the Ed25519 key, PKCS#8 as PEM
 * @param formerKeys a file of the public keys that signed before it, as PEM, or null
 * @param origin what the log is called in its checkpoints, unique among logs, without spaces
 * @param retention after how long the text of a fact may expire
 * @param checkpointDirectory where a checkpoint of each hour is put, or null
 */
@ConfigurationProperties("gatehouse.audit")
record TrailSettings(Path signingKey, Path formerKeys, String origin, Period retention, Path checkpointDirectory) {

    TrailSettings {
        // A name of a signed note has neither spaces nor a plus; an address comes without its scheme.
        origin = origin.replaceFirst("^[a-z]+://", "").replaceAll("[\\s+]", "");
    }
}
