package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gatehouse.Api;
import org.gatehouse.World;

/**
 * One random walk through the exceptions of a few accounts, beside a model that knows only who may have an exception, who
 * has one, and until when. Clock and directory are shared by all that walk at a time.
 */
final class RandomWalk {

    private final World world;
    private final ExceptionsOfTheTenant exceptions;
    private final String organisation;
    private final List<String> accounts;
    private final Random random;
    private final List<String> said = new ArrayList<>();

    private final Map<String, Instant> until = new HashMap<>();

    /** When it began, or begins: a renewal that has yet to begin cannot be renewed itself. */
    private final Map<String, Instant> since = new HashMap<>();

    private final Map<String, String> running = new HashMap<>();
    private final Map<String, String> inReview = new HashMap<>();
    private final Map<String, String> renewing = new HashMap<>();
    private final Set<String> compromised = new HashSet<>();
    private final Set<String> everCompromised = new HashSet<>();
    private final Set<String> requests = new HashSet<>();

    RandomWalk(World world, ExceptionsOfTheTenant exceptions, String organisation, List<String> accounts, long seed) {
        this.world = world;
        this.exceptions = exceptions;
        this.organisation = organisation;
        this.accounts = accounts;
        this.random = new Random(seed);
        said.add("seed " + seed);
    }

    /** @param down whether the directory is */
    void step(boolean down) {
        String account = accounts.get(random.nextInt(accounts.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> applyShort(account, down);
            case 2, 3 -> applyLong(account, down);
            case 4 -> decide(account);
            case 5 -> cancel(account);
            case 6 -> renew(account, down);
            default -> compromiseOrRemediate(account, down);
        }
    }

    void timePassed(Duration by) {
        said.add("pass " + by);
        Instant now = world.now();
        until.values().removeIf(end -> !now.isBefore(end));
    }

    void directory(String change) {
        said.add(change);
    }

    /** @param exempt the ids of all accounts that the directory has in the exception group */
    void compare(Set<String> exempt) {
        for (String account : accounts) {
            assertThat(exempt.contains(exceptions.id(account)))
                    .as("%s: %s is exempt until %s", said, account, until.get(account))
                    .isEqualTo(until.containsKey(account));
        }
    }

    /** The requests whose exceptions were started. */
    Set<String> requests() {
        return requests;
    }

    String said() {
        return said.toString();
    }

    private void applyShort(String account, boolean down) {
        said.add("24 hours for " + account);
        Api.Answer answer = administrator().post("/short-term-exceptions", ExceptionsOfTheTenant.shortTerm(account));
        expect(answer, down ? 503 : compromised.contains(account) ? 422 : isTaken(account) ? 409 : 201);
        if (answer.status() == 201) {
            Instant applied = Instant.parse(answer.text("submittedAt"));
            runs(account, answer.text("ritm"), applied, Duration.ofHours(24));
        }
    }

    private void applyLong(String account, boolean down) {
        said.add("180 days for " + account);
        Api.Answer answer =
                administrator().post("/long-term-exceptions", ExceptionsOfTheTenant.longTerm(organisation, account));
        expect(answer, down ? 503 : everCompromised.contains(account) ? 422 : isTaken(account) ? 409 : 201);
        if (answer.status() == 201) {
            inReview.put(account, answer.text("ritm"));
        }
    }

    private boolean isTaken(String account) {
        return until.containsKey(account) || inReview.containsKey(account);
    }

    private void decide(String account) {
        boolean renewal = !inReview.containsKey(account);
        String ritm = renewal ? renewing.remove(account) : inReview.remove(account);
        if (ritm == null) {
            return;
        }
        boolean grant = random.nextInt(3) > 0;
        said.add((grant ? "grant " : "refuse ") + ritm);
        Map<String, Object> decision =
                grant ? Map.of("decision", "APPROVE") : Map.of("decision", "REJECT", "reasons", List.of("No"));
        Api.Answer answer = world.decide("exceptions1", ritm, decision);
        expect(answer, 200);
        if (!grant) {
            return;
        }
        boolean continues =
                renewal && until.containsKey(account) && running.get(account).equals(answer.text("renews"));
        boolean another = renewal && isTaken(account) && !continues;
        requests.add(ritm);
        if (!another && !everCompromised.contains(account)) {
            Instant from = continues
                    ? until.get(account)
                    : Instant.parse(answer.body().at("/decision/at").asText());
            runs(account, ritm, from, Duration.ofDays(180));
        }
    }

    private void renew(String account, boolean down) {
        String ritm = running.get(account);
        if (down || ritm == null || renewing.containsKey(account)) {
            return;
        }
        said.add("renew " + ritm);
        var form = ExceptionsOfTheTenant.longTerm(organisation, account);
        form.put("renews", ritm);
        boolean possible = until.containsKey(account)
                && !world.now().isBefore(since.get(account))
                && !everCompromised.contains(account)
                && world.request(ritm).path("type").asText().equals("LONG_TERM_EXCEPTION");
        Api.Answer answer = administrator().post("/long-term-exceptions", form);
        expect(answer, possible ? 201 : 422);
        if (possible) {
            renewing.put(account, answer.text("ritm"));
        }
    }

    private void cancel(String account) {
        if (!until.containsKey(account)) {
            return;
        }
        said.add("cancel " + running.get(account));
        expect(
                administrator().post("/requests/" + running.get(account) + "/cancellation", Map.of("reason", "Walked")),
                200);
        until.remove(account);
    }

    private void compromiseOrRemediate(String account, boolean down) {
        if (down) {
            return;
        }
        if (compromised.remove(account)) {
            said.add("remediate " + account);
            exceptions.remediate(account);
        } else {
            said.add("compromise " + account);
            exceptions.compromise(account);
            compromised.add(account);
            everCompromised.add(account);
            until.remove(account);
            assertWithdrawn(inReview.remove(account));
            assertWithdrawn(renewing.remove(account));
        }
    }

    private void assertWithdrawn(String ritm) {
        if (ritm != null) {
            assertThat(world.status(ritm)).as(said.toString()).isEqualTo("WITHDRAWN");
        }
    }

    private void runs(String account, String ritm, Instant from, Duration lasts) {
        since.put(account, from);
        until.put(account, from.plus(lasts));
        running.put(account, ritm);
        requests.add(ritm);
    }

    private Api administrator() {
        return world.as("la." + organisation.toLowerCase(Locale.ROOT));
    }

    private void expect(Api.Answer answer, int status) {
        assertThat(answer.status()).as("%s: %s", said, answer.body()).isEqualTo(status);
    }
}
