package org.gatehouse.request;

import java.time.Instant;

/**
 * What a request waits for.
 *
 * @param holder the group or login it waits for, or {@link #GATEHOUSE}
 */
public record Stage(String name, String holder, Instant since) {

    /** The product itself, where no person is waited for. */
    public static final String GATEHOUSE = "gatehouse";
}
