package org.gatehouse.modelling;

import java.time.Instant;

/**
 * A version of a model in the list of them, in the shape of the REST contract.
 *
 * @param since when it came into force
 * @param by the login of who put it into force, or null where it was shipped with the product
 * @param proposedBy the login of who drew it, or null
 * @param why in their words, or null
 * @param change the number of the proposal that it comes from, or null
 * @param backTo the version whose content it repeats, or null
 * @param running its instances; null of a table, which does not run
 * @param asShipped whether it is the file that the product ships
 */
record VersionLine(
        int version,
        String versionTag,
        Instant since,
        String by,
        String proposedBy,
        String why,
        Long change,
        Integer backTo,
        Long running,
        boolean inForce,
        boolean asShipped) {}
