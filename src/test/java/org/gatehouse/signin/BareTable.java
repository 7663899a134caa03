package org.gatehouse.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** A decision table in the bare decision engine, without database and history. */
final class BareTable {

    private static final Duration GRACE = Duration.ofDays(14);

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;
    private final Map<Question, Ruling> asked = new HashMap<>();

    BareTable(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            decision = engine.parseDecision("sign-in-outcome", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each question is asked once. */
    Ruling of(Facts facts, Attempt attempt) {
        Instant joined = facts.graceStartedAt() == null ? attempt.at() : facts.graceStartedAt();
        return asked.computeIfAbsent(
                Question.of(facts, attempt, Oracle.policy(facts), joined.plus(GRACE)), this::evaluate);
    }

    Ruling evaluate(Question question) {
        return OutcomeTable.read(engine.evaluateDecisionTable(decision, question.inputs())
                .getSingleResult()
                .getEntryMap());
    }
}
