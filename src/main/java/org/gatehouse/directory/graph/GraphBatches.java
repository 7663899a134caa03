package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.directory.DirectoryUnavailable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads many things of Microsoft Graph: as many in one call as it takes, and a few calls beside each other. */
@Component
@Profile("production")
class GraphBatches {

    private static final int BESIDE_EACH_OTHER = 4;

    private final GraphClient graph;
    private final ExecutorService threads = Executors.newFixedThreadPool(BESIDE_EACH_OTHER);

    GraphBatches(GraphClient graph) {
        this.graph = graph;
    }

    /** What is there, by the id of its part. The first trouble is told in the place of everything. */
    Map<String, JsonNode> read(String version, List<GraphClient.Part> parts) {
        List<CompletableFuture<Map<String, JsonNode>>> calls = inChunks(parts).stream()
                .map(chunk -> CompletableFuture.supplyAsync(() -> graph.batch(version, chunk), threads))
                .toList();
        try {
            var found = new HashMap<String, JsonNode>();
            calls.forEach(call -> found.putAll(call.join()));
            return found;
        } catch (CompletionException e) {
            throw e.getCause() instanceof DirectoryUnavailable trouble ? trouble : e;
        } finally {
            calls.forEach(call -> call.cancel(false));
        }
    }

    private static List<List<GraphClient.Part>> inChunks(List<GraphClient.Part> parts) {
        var chunks = new ArrayList<List<GraphClient.Part>>();
        for (int from = 0; from < parts.size(); from += GraphClient.PARTS) {
            chunks.add(parts.subList(from, Math.min(parts.size(), from + GraphClient.PARTS)));
        }
        return chunks;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
