package org.gatehouse.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.bench.Bench;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Load;
import org.gatehouse.directory.embedded.DirectoryChanges;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.organisation.Organisation;
import org.gatehouse.organisation.Organisations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long a client waits for the answer to a filing and to a decision. The client shares the cores. */
@Bench
class HttpBench {

    private static final int WARM_UP = 200;
    private static final int CALLS = 200;

    @LocalServerPort
    private int port;

    @Autowired
    private Organisations organisations;

    @Autowired
    private DirectoryChanges directory;

    private final AtomicInteger numbers = new AtomicInteger(10_000);

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void filingAndDecidingOverHttp() {
        decide(file(WARM_UP, 8), 8);
        Figures.part("Over HTTP, warm, %d calls each, ms".formatted(CALLS), "p50", "p99");
        for (int clients : new int[] {1, 8}) {
            String by = clients == 1 ? ", 1 client" : ", %d clients".formatted(clients);
            Filed filed = file(CALLS, clients);
            report("POST /onboarding-requests" + by, filed.milliseconds());
            report("POST /tasks/{id}/decision" + by, decide(filed, clients));
        }
    }

    private record Filed(List<String> ritms, double[] milliseconds) {}

    private Filed file(int count, int clients) {
        List<OdsCode> organisations = newOrganisations(count);
        var ritms = new ConcurrentLinkedQueue<String>();
        double[] times = Load.milliseconds(
                organisations,
                clients,
                organisation -> ritms.add(expect(
                                201,
                                as("servicenow")
                                        .post(
                                                "/onboarding-requests",
                                                Map.of(
                                                        "organisation", organisation.value(),
                                                        "policy", "STANDARD",
                                                        "scope", "SUBSET",
                                                        "securityGroup", organisation + ".sg.MFA",
                                                        "contactEmail", "it.office@practice.example",
                                                        "requestedBy", "admin@practice.example")))
                        .text("ritm")));
        return new Filed(List.copyOf(ritms), times);
    }

    private double[] decide(Filed filed, int clients) {
        List<String> tasks = filed.ritms().stream()
                .map(ritm -> Load.await(() -> taskOf(ritm)))
                .toList();
        return Load.milliseconds(
                tasks,
                clients,
                task -> expect(
                        200, as("onboarding1").post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))));
    }

    private String taskOf(String ritm) {
        var items = as("onboarding1").get("/tasks?ritm=" + ritm).body().path("items");
        return items.isEmpty() ? null : items.get(0).path("id").asText();
    }

    private Api as(String login) {
        return new Api("http://localhost:" + port, login);
    }

    private static Api.Answer expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static void report(String what, double[] milliseconds) {
        Figures.side(what, Load.percentile(50, milliseconds), Load.percentile(99, milliseconds));
    }

    private List<OdsCode> newOrganisations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> OdsCode.of("Q" + numbers.incrementAndGet()))
                .peek(code -> {
                    organisations.know(new Organisation(code, "Practice " + code));
                    directory.create(code + ".sg.MFA", code, false);
                })
                .toList();
    }
}
