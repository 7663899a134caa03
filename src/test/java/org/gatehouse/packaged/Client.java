package org.gatehouse.packaged;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.gatehouse.Api;

/**
 * People who get onboardings through whatever breaks meanwhile: where a call is not answered well, they repeat it. Keeps
 * what they were answered.
 */
final class Client {

    /** One answer, with how long it took. */
    record Call(Api.Answer answer, Duration took) {}

    private static final Api.Answer NONE = new Api.Answer(0, MissingNode.getInstance(), null);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Supplier<PackagedProduct> node;
    private final Database database;
    private final Collection<Call> calls = new ConcurrentLinkedQueue<>();
    private final Set<String> filed = ConcurrentHashMap.newKeySet();
    private final Set<String> decided = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();

    /** @param node asked before each call, so that another may answer */
    Client(Supplier<PackagedProduct> node, Database database) {
        this.node = node;
        this.database = database;
    }

    /** Files and approves; answers the RITM. */
    String carryThrough(Map<String, Object> form) {
        String ritm = file(form);
        approve(ritm);
        return ritm;
    }

    String file(Map<String, Object> form) {
        return persist("file " + form.get("organisation"), () -> {
            var answer = call(product -> product.as("servicenow").post("/onboarding-requests", form));
            return switch (answer.status()) {
                case 201 -> {
                    filed.add(answer.text("ritm"));
                    yield answer.text("ritm");
                }
                // filed by a call before, whose answer was lost
                case 409 ->
                    database.column("select ritm from request where organisation = '%s'"
                                    .formatted(form.get("organisation")))
                            .get(0);
                default -> null;
            };
        });
    }

    void approve(String ritm) {
        persist("approve " + ritm, () -> {
            var tasks = call(product -> product.as("onboarding1").get("/tasks?ritm=" + ritm));
            String task = tasks.body().at("/items/0/id").asText();
            if (task.isEmpty()) {
                return decidedBefore(ritm);
            }
            var answer = call(product ->
                    product.as("onboarding1").post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE")));
            if (answer.status() == 200) {
                decided.add(ritm);
            }
            return answer.status() == 200 ? ritm : null;
        });
    }

    /** Calls that were answered well so that the work must be there: the RITMs of those filed. */
    Set<String> acknowledgedFilings() {
        return Set.copyOf(filed);
    }

    Set<String> acknowledgedDecisions() {
        return Set.copyOf(decided);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private String decidedBefore(String ritm) {
        var request = call(product -> product.as("auditor1").get("/requests/" + ritm));
        return request.body().path("decisions").isEmpty() ? null : ritm;
    }

    /** How often the connection was lost before an answer came. */
    int unanswered() {
        return unanswered.get();
    }

    private Api.Answer call(Function<PackagedProduct, Api.Answer> what) {
        long before = System.nanoTime();
        try {
            Api.Answer answer = what.apply(node.get());
            calls.add(new Call(answer, Duration.ofNanos(System.nanoTime() - before)));
            return answer;
        } catch (UncheckedIOException lost) {
            unanswered.incrementAndGet();
            return NONE;
        }
    }

    private static String persist(String what, Supplier<String> step) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(step::get, Objects::nonNull);
    }
}
