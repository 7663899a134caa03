package org.gatehouse.compromise;

import java.util.List;
import org.gatehouse.request.Forgotten;

/**
 * What is kept of the marking, as the request shows it.
 *
 * @param signs of the last marking
 * @param comment of the last marking, or null
 * @param run how often the account was marked in this case
 */
record CompromiseDetails(String account, String accountName, List<Sign> signs, String comment, int run) {

    CompromiseDetails forgotten() {
        return new CompromiseDetails(Forgotten.ADDRESS.value(), Forgotten.WHO, signs, Forgotten.text(comment), run);
    }
}
