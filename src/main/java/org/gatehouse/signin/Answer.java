package org.gatehouse.signin;

import java.time.Instant;
import java.util.List;
import org.gatehouse.guidance.Guide;
import org.gatehouse.precedence.EffectivePolicy;

/**
 * What is said about a sign-in.
 *
 * @param policy what counts of all that brings the account under MFA; null where it is blocked
 * @param graceEndsAt until when the registration may be skipped; null where it may not
 * @param reasons all of them in words, the one that counts first
 * @param advice what to do next, the first thing first
 */
record Answer(
        Outcome outcome,
        String rule,
        EffectivePolicy policy,
        Instant graceEndsAt,
        List<String> reasons,
        List<Guide> advice) {}
