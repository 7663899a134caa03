package org.gatehouse.audit;

import java.time.Instant;

/**
 * A process that ran for a case: its own, those it called, and those that came of it such as repairs.
 *
 * @param id of the instance
 * @param definition the engine's id of the version that ran, by which the diagram is found
 * @param calledBy the instance that called it, or null
 * @param about what tells it from others of its kind, such as the account of an exception, or null
 * @param endedAt null while it runs
 */
public record CaseProcess(
        String id,
        String definition,
        String key,
        int version,
        String name,
        String calledBy,
        String about,
        Instant startedAt,
        Instant endedAt) {}
