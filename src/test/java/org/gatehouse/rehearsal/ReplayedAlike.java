package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After the tests that go through every path of a process, the newest cases that came to their end are replayed by the
 * versions in force: each must go the way it went. For the class that names it, not for those that inherit it, because the
 * same paths on another database are no other cases. Untold may only be what was still going on when a test put the clock
 * back.
 */
public final class ReplayedAlike implements AfterAllCallback {

    private static final int MOST = 60;

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getDeclaredAnnotation(ExtendWith.class) == null) {
            return;
        }
        var spring = SpringExtension.getApplicationContext(context);
        var versions = spring.getBean(ModelVersions.class);
        var rehearsals = spring.getBean(Rehearsals.class);
        var cases = spring.getBean(RecordedCases.class);
        var otherwise = new ArrayList<String>();
        int replayed = 0;
        for (ModelVersion process : processes(versions, cases)) {
            Replay replay = rehearsals.replay(process, versions.files(process), MOST);
            replay.different()
                    .forEach(each -> otherwise.add("%s %s: %s\n  %s\n  %s"
                            .formatted(
                                    process.key(), each.subject(), each.summary(), each.recorded(), each.replayed())));
            replay.untold().stream()
                    .filter(each -> !each.why().equals(ProcessReplay.CLOCK_WENT_BACK))
                    .forEach(each -> otherwise.add("%s %s: %s".formatted(process.key(), each.subject(), each.why())));
            replayed += replay.same();
            System.out.printf(
                    "%s: %s of %s the same in %s%n", process.key(), replay.same(), replay.cases(), replay.took());
        }
        assertThat(otherwise)
                .as("cases that the version in force replays otherwise")
                .isEmpty();
        assertThat(replayed).isPositive();
    }

    private static List<ModelVersion> processes(ModelVersions versions, RecordedCases cases) {
        return versions.inForce().stream()
                .filter(model -> model.kind() == ModelKind.PROCESS)
                .filter(model -> !cases.newest(model.key(), 1).isEmpty())
                .toList();
    }
}
