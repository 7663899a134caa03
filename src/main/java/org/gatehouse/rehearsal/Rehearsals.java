package org.gatehouse.rehearsal;

import java.util.Map;
import org.gatehouse.model.ModelVersion;

/** Tries a proposed diagram or table on what has happened and on what is running. It changes nothing. */
public interface Rehearsals {

    /** How many finished cases a proposal is tried on. */
    int CASES = 50;

    /**
     * Replays the newest finished instances of a process, or decisions of a table, whatever their version.
     *
     * @param inForce what the proposal would replace
     * @param files the proposal with its forms, by names such as {@code processes/x.bpmn}; it has passed the lint
     * @param most how many at most
     */
    Replay replay(ModelVersion inForce, Map<String, byte[]> files, int most);

    /** Which running instances of a process could go on by the proposal; none for a table. */
    Migratable migratable(ModelVersion inForce, Map<String, byte[]> files);
}
