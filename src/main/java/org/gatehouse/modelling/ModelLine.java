package org.gatehouse.modelling;

import java.time.Instant;
import org.gatehouse.model.ModelKind;

/**
 * A model in the list, in the shape of the REST contract.
 *
 * @param purpose what it is for, as it says itself
 * @param version the one in force
 * @param since when it came into force
 * @param by the login of who put it into force, or null where it was shipped with the product
 * @param why in their words, or null
 * @param running instances of all versions; null of a table, which does not run
 * @param incidents open ones of all versions; null of a table
 * @param asShipped whether the version in force is the file that the product ships
 */
record ModelLine(
        ModelKind kind,
        String key,
        String name,
        String purpose,
        int version,
        String versionTag,
        Instant since,
        String by,
        String why,
        Long running,
        Long incidents,
        boolean asShipped) {}
