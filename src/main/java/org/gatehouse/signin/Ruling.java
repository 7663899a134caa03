package org.gatehouse.signin;

import java.util.List;

/**
 * What the decision table says.
 *
 * @param rule the number of the row that counts and its source, and of the row of what is due, if it came to that
 * @param because the same in words
 * @param kind of the application
 */
record Ruling(Outcome outcome, String rule, List<String> because, String kind) {

    /** The applications that named locations are about (AC-044). */
    static final String MICROSOFT_365 = "O365";

    static final String ADFS = "ADFS";

    Ruling {
        because = List.copyOf(because);
    }
}
