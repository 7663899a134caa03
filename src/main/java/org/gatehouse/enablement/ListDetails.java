package org.gatehouse.enablement;

import org.gatehouse.request.Forgotten;

/**
 * What a request to enable a list asks for, as it is kept and shown.
 *
 * @param dryRun whether only the verdicts are wanted
 * @param fileName of the list, or null where a judged one is enabled
 * @param rows how many rows the list has
 * @param heading its first line where that is no address, or null
 * @param judgedAs the dry run whose list it is, or null
 */
record ListDetails(boolean dryRun, String fileName, int rows, String heading, String judgedAs) {

    ListDetails forgotten() {
        return new ListDetails(dryRun, Forgotten.text(fileName), rows, null, judgedAs);
    }
}
