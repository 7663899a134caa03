package org.gatehouse.directory.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;

/**
 * Where a reader of the changes is: all that the feed needs to go on, so that it keeps nothing itself.
 *
 * @param firstLook whether the first look at all accounts goes on
 * @param deltas the address of what comes next of each source
 * @param logRead up to when the log is read
 * @param scopes the policies as they were when the members of their groups were last told
 * @param lists what is still to be looked through, in this order
 * @param waiting ids of accounts that are still to be told
 */
record FeedPlace(
        boolean firstLook,
        Map<DeltaSource, URI> deltas,
        Instant logRead,
        Map<MfaPolicy, PolicyScope> scopes,
        List<Listing> lists,
        List<String> waiting) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static FeedPlace of(String cursor) {
        try {
            return JSON.readValue(cursor, FeedPlace.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no cursor of the changes of Microsoft Entra", e);
        }
    }

    String cursor() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
