package org.gatehouse.exemption;

import org.gatehouse.request.Forgotten;

/**
 * What an application for a short-term exception asks for, as it is kept and shown.
 *
 * @param details what else is to be known, or null
 */
record ShortTermDetails(String account, String accountName, Justification justification, String details) {

    ShortTermDetails forgotten() {
        return new ShortTermDetails(Forgotten.ADDRESS.value(), Forgotten.WHO, justification, Forgotten.text(details));
    }
}
