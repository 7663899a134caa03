package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After the tests that go through every path of a process, its newest cases that came to their end are replayed by the
 * version in force: each must go the way it went. For the class that says so, not for those that inherit it, because the
 * same paths on another database are no other cases. Untold may only be what was still going on when a test put the clock
 * back.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ReplayedAlike.Control.class)
public @interface ReplayedAlike {

    /** The keys of the processes whose paths the class goes through. */
    String[] value();

    /** Replays them. */
    final class Control implements AfterAllCallback {

        private static final int MOST = 60;

        @Override
        public void afterAll(ExtensionContext context) {
            var replayed = context.getRequiredTestClass().getDeclaredAnnotation(ReplayedAlike.class);
            if (replayed == null) {
                return;
            }
            var spring = SpringExtension.getApplicationContext(context);
            var versions = spring.getBean(ModelVersions.class);
            var rehearsals = spring.getBean(Rehearsals.class);
            for (String key : replayed.value()) {
                ModelVersion process = versions.inForce(key).orElseThrow();
                Replay replay = rehearsals.replay(process, versions.files(process), MOST);
                assertThat(otherwise(replay))
                        .as("cases of %s that the version in force replays otherwise", key)
                        .isEmpty();
                assertThat(replay.same()).as("replayed cases of %s", key).isPositive();
            }
        }

        private static List<String> otherwise(Replay replay) {
            var otherwise = new ArrayList<String>();
            Stream.of(replay.different(), replay.stopped())
                    .flatMap(List::stream)
                    .forEach(each -> otherwise.add("%s: %s\n  %s\n  %s"
                            .formatted(each.subject(), each.summary(), each.recorded(), each.replayed())));
            replay.untold().stream()
                    .filter(each -> !each.why().equals(ProcessReplay.CLOCK_WENT_BACK))
                    .forEach(each -> otherwise.add("%s: %s".formatted(each.subject(), each.why())));
            return otherwise;
        }
    }
}
