package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gatehouse.Api;
import org.gatehouse.World;

/**
 * One random walk through the exceptions of a few accounts, beside a model that knows only this: who may have an
 * exception now, who has one, and until when. After each step the directory is compared with it.
 */
final class RandomWalk {

    private static final List<String> ACCOUNTS =
            List.of("user11@za1.example", "user12@za1.example", "user13@za1.example");
    private static final int STEPS = 12;

    private final World world;
    private final ExceptionsOfTheTenant exceptions;
    private final Random random;
    private final List<String> said = new ArrayList<>();
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, String> request = new HashMap<>();
    private final Map<String, String> reviewed = new HashMap<>();
    private final Map<String, String> renewing = new HashMap<>();
    private final Set<String> compromised = new HashSet<>();
    private final Set<String> everCompromised = new HashSet<>();
    private boolean down;

    RandomWalk(World world, ExceptionsOfTheTenant exceptions, long seed) {
        this.world = world;
        this.exceptions = exceptions;
        this.random = new Random(seed);
        said.add("seed " + seed);
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> applyShort(account);
                case 2 -> applyLong(account);
                case 3 -> decide(account);
                case 4 -> cancel(account);
                case 5 -> renew(account);
                case 6 -> compromiseOrRemediate(account);
                case 7 -> breakOrMend();
                default -> pass();
            }
            look();
        }
        mend();
        pass(Duration.ofDays(400));
        look();
        assertThat(exceptions.exempt()).as("%s: everything ends", said).isEmpty();
        request.values()
                .forEach(ritm -> assertThat(world.status(ritm))
                        .as("%s: no dead end of %s", said, ritm)
                        .isIn("ENDED", "CANCELLED", "REJECTED", "WITHDRAWN"));
    }

    private void applyShort(String account) {
        say("24 hours for " + account);
        Api.Answer answer = world.as("la.za1").post("/short-term-exceptions", ExceptionsOfTheTenant.shortTerm(account));
        if (down) {
            expect(answer, 503);
            return;
        }
        boolean taken = until.containsKey(account) || reviewed.containsKey(account);
        expect(answer, compromised.contains(account) ? 422 : taken ? 409 : 201);
        if (answer.status() == 201) {
            until.put(account, submitted(answer).plus(Duration.ofHours(24)));
            request.put(account, answer.text("ritm"));
            world.settle();
        }
    }

    private void applyLong(String account) {
        say("180 days for " + account);
        Api.Answer answer =
                world.as("la.za1").post("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("ZA1", account));
        if (down) {
            expect(answer, 503);
            return;
        }
        boolean taken = until.containsKey(account) || reviewed.containsKey(account);
        expect(answer, everCompromised.contains(account) ? 422 : taken ? 409 : 201);
        if (answer.status() == 201) {
            reviewed.put(account, answer.text("ritm"));
            world.settle();
        }
    }

    private void decide(String account) {
        String ritm = reviewed.remove(account);
        boolean renewal = ritm == null && (ritm = renewing.remove(account)) != null;
        if (ritm == null) {
            return;
        }
        boolean grant = random.nextInt(3) > 0;
        say((grant ? "grant " : "refuse ") + ritm);
        expect(
                world.decide(
                        "exceptions1",
                        ritm,
                        grant ? Map.of("decision", "APPROVE") : Map.of("decision", "REJECT", "reasons", List.of("No"))),
                200);
        Instant decided = Instant.parse(world.request(ritm).at("/decision/at").asText());
        boolean running = until.containsKey(account);
        world.settle();
        if (!grant || everCompromised.contains(account) || running && !renewal) {
            return;
        }
        String before = request.get(account);
        if (renewal
                && running
                && !before.equals(world.request(ritm).path("renews").asText())) {
            return;
        }
        Instant from = renewal && running ? until.get(account) : decided;
        until.put(account, from.plus(Duration.ofDays(180)));
        request.put(account, ritm);
    }

    private void renew(String account) {
        String ritm = request.get(account);
        if (down || ritm == null || renewing.containsKey(account)) {
            return;
        }
        var form = ExceptionsOfTheTenant.longTerm("ZA1", account);
        form.put("renews", ritm);
        say("renew " + ritm);
        Api.Answer answer = world.as("la.za1").post("/long-term-exceptions", form);
        boolean possible = until.containsKey(account)
                && world.request(ritm).path("type").asText().equals("LONG_TERM_EXCEPTION")
                && exceptions.state(ritm, account).equals("ACTIVE")
                && !everCompromised.contains(account);
        expect(answer, possible ? 201 : 422);
        if (possible) {
            renewing.put(account, answer.text("ritm"));
            world.settle();
        }
    }

    private void cancel(String account) {
        if (!until.containsKey(account)) {
            return;
        }
        say("cancel " + request.get(account));
        expect(
                world.as("la.za1")
                        .post("/requests/" + request.get(account) + "/cancellation", Map.of("reason", "Walked")),
                200);
        until.remove(account);
        world.settle();
    }

    private void compromiseOrRemediate(String account) {
        if (down) {
            return;
        }
        if (compromised.remove(account)) {
            say("remediate " + account);
            exceptions.remediate(account);
            return;
        }
        say("compromise " + account);
        exceptions.compromise(account);
        compromised.add(account);
        everCompromised.add(account);
        until.remove(account);
        world.settle();
    }

    private void breakOrMend() {
        if (down) {
            mend();
        } else {
            say("directory down");
            down = true;
            world.breakDirectory(Map.of("mode", "DOWN"));
        }
    }

    /** Directory support tries again whatever had failed for good. */
    private void mend() {
        if (!down) {
            return;
        }
        say("directory up");
        down = false;
        world.breakDirectory(Map.of("mode", "NONE"));
        pass(Duration.ofMinutes(15));
        request.values().forEach(ritm -> {
            while (!world.tasks("support1", ritm).isEmpty()) {
                String task = world.tasks("support1", ritm).get(0).path("id").asText();
                expect(world.as("support1").post("/tasks/" + task + "/decision", Map.of("decision", "RETRY")), 200);
                world.settle();
            }
        });
    }

    private void pass() {
        Duration by = Duration.ofHours(new int[] {1, 5, 20, 24, 24 * 7, 24 * 60, 24 * 181}[random.nextInt(7)]);
        pass(by);
    }

    private void pass(Duration by) {
        say("pass " + by);
        world.pass(by);
        Instant now = world.now();
        until.values().removeIf(end -> !now.isBefore(end));
    }

    /** No exception for whom the model has none; while the directory is down, nothing can be asked. */
    private void look() {
        if (down) {
            return;
        }
        for (String account : ACCOUNTS) {
            boolean should = until.containsKey(account);
            assertThat(exceptions.isExempt(account))
                    .as("%s: %s is exempt until %s", said, account, until.get(account))
                    .isEqualTo(should);
        }
    }

    private void expect(Api.Answer answer, int status) {
        assertThat(answer.status()).as("%s: %s", said, answer.body()).isEqualTo(status);
    }

    private Instant submitted(Api.Answer answer) {
        return Instant.parse(answer.text("submittedAt"));
    }

    private void say(String what) {
        said.add(what);
    }
}
