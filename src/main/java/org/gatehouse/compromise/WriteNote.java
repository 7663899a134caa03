package org.gatehouse.compromise;

import java.time.Duration;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Stage;
import org.gatehouse.standing.Standings;

/** Writes the note, one for each marking; older notes stay (AC-111, AC-112, Q-27). */
@Step(
        label = "Write the note",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true)
class WriteNote extends LockDownStep {

    private final Standings standings;

    WriteNote(LockDown lockDown, Standings standings) {
        super(ContainmentStep.WRITE_NOTE, lockDown);
        this.standings = standings;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        boolean written = standings.notesOf(subject.accountId()).stream()
                .filter(note -> !note.at().isBefore(subject.markedAt()))
                .anyMatch(note -> CompromiseNote.isOf(subject.markedAt(), note.text()));
        return Seen.of(written, written ? "written" : "not written");
    }

    @Override
    void take(CompromiseCase subject) {
        standings.note(subject.accountId(), Stage.GATEHOUSE, CompromiseNote.of(subject.markedAt()));
    }
}
