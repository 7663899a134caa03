package org.gatehouse.report;

import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;

/**
 * Accounts that do not differ in anything that is counted.
 *
 * @param organisation whose they are, or null for the platform's own
 * @param joinedLately which policies they joined less than the grace ago
 * @param number how many they are
 */
record Alike(
        OdsCode organisation,
        PolicyFacts facts,
        AccountKind kind,
        boolean administrator,
        Set<MethodType> methods,
        boolean numberOutsideUk,
        Set<MfaPolicy> joinedLately,
        boolean excepted,
        boolean compromised,
        long number) {}
