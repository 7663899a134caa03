package org.gatehouse.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** Evidence to take away: what is recorded, with all that somebody needs to verify it without Gatehouse. */
@Component
public class EvidenceArchive {

    /**
     * Writes a zip file of everything recorded of a request. Facts that are not sealed yet are sealed first.
     *
     * @param documents what goes with it, by the name of the file, which may have folders in it
     * @param out stays open
     */
    public void write(String ritm, SortedMap<String, byte[]> documents, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a zip file of the whole log, a part at a time.
     *
     * @param out stays open
     */
    public void writeLog(OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
