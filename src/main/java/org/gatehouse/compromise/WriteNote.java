package org.gatehouse.compromise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Stage;
import org.gatehouse.standing.Standings;

/** Writes the note, one for each marking; older notes stay (AC-111, AC-112, Q-27). */
@Step(
        label = "Write the note",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class WriteNote extends LockDownStep {

    private final Standings standings;
    private final CaseRegister register;

    WriteNote(LockDown lockDown, Standings standings, CaseRegister register) {
        super(ContainmentStep.WRITE_NOTE, lockDown);
        this.standings = standings;
        this.register = register;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        int missing = missing(subject).size();
        return Seen.of(missing == 0, missing == 0 ? "written" : "not written");
    }

    @Override
    void take(CompromiseCase subject) {
        missing(subject)
                .forEach(marked -> standings.note(subject.accountId(), Stage.GATEHOUSE, CompromiseNote.of(marked)));
    }

    /** The markings without a note, which those have that were followed by another one at once. */
    private List<Instant> missing(CompromiseCase subject) {
        List<Instant> marked = register.runsOf(subject.ritm()).stream()
                .map(CaseRegister.Run::markedAt)
                .toList();
        long written = standings.notesOf(subject.accountId()).stream()
                .filter(note -> !note.at().isBefore(marked.get(0)))
                .filter(note -> marked.stream().anyMatch(each -> CompromiseNote.isOf(each, note.text())))
                .count();
        return marked.subList((int) Math.min(written, marked.size()), marked.size());
    }
}
