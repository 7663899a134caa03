package org.gatehouse.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.directory.embedded.DirectoryOperation.CHANGE_ACCOUNT;
import static org.gatehouse.directory.embedded.DirectoryOperation.DISABLE_ACCOUNT;
import static org.gatehouse.directory.embedded.DirectoryOperation.READ;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.embedded.DirectoryFaults.Mode;
import org.junit.jupiter.api.Test;

/** What strikes a piece of work that goes by a name, and what strikes the calls it is made of. */
class DirectoryErrandsTest {

    private static final String ACCOUNT = "one";
    private static final String OTHER = "other";

    private final DirectoryFaults faults = new DirectoryFaults();
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void aFaultStrikesTheErrandOfItsNameAsOftenAsItSaysAndNoOtherErrand() {
        faults.set(DISABLE_ACCOUNT, null, Mode.REFUSE, 1);

        errand("REVOKE_SESSIONS", ACCOUNT);
        assertThatThrownBy(() -> errand("DISABLE_ACCOUNT", ACCOUNT)).isInstanceOf(DirectoryUnavailable.class);
        assertThat(changes).hasValue(2);

        errand("DISABLE_ACCOUNT", ACCOUNT);
        assertThat(changes).hasValue(4);
    }

    @Test
    void anErrandWhoseAnswerIsLostIsDone() {
        faults.set(DISABLE_ACCOUNT, null, Mode.TIMEOUT_AFTER_APPLYING, 1);

        assertThatThrownBy(() -> errand("DISABLE_ACCOUNT", ACCOUNT)).hasMessageContaining("in time");

        assertThat(changes).hasValue(2);
    }

    @Test
    void whatIsChangedOnAnErrandIsStruckByTheErrandsNameOnly() {
        faults.set(CHANGE_ACCOUNT, null, Mode.DOWN, null);

        errand("DISABLE_ACCOUNT", ACCOUNT);

        assertThat(changes).hasValue(2);
        assertThatThrownBy(() -> change(ACCOUNT)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aFaultOfEverythingStrikesAnErrandOnceAsAWhole() {
        faults.set(null, ACCOUNT, Mode.REFUSE, 1);

        assertThatThrownBy(() -> errand("DISABLE_ACCOUNT", ACCOUNT)).isInstanceOf(DirectoryUnavailable.class);
        errand("DISABLE_ACCOUNT", ACCOUNT);

        assertThat(changes).hasValue(2);
    }

    @Test
    void whatIsReadOnAnErrandIsStruckAsEver() {
        faults.set(READ, null, Mode.DOWN, null);

        assertThatThrownBy(() -> faults.run(
                        "DISABLE_ACCOUNT",
                        ACCOUNT,
                        () -> change(ACCOUNT) + faults.around(READ, Set.of(ACCOUNT), () -> 1)))
                .hasMessageContaining("does not answer");

        assertThat(changes).hasValue(1);
    }

    @Test
    void aFaultOfOneAccountStrikesItsErrandsAndNobodyElses() {
        faults.set(DISABLE_ACCOUNT, ACCOUNT, Mode.DOWN, null);

        errand("DISABLE_ACCOUNT", OTHER);
        assertThatThrownBy(() -> errand("DISABLE_ACCOUNT", ACCOUNT)).isInstanceOf(DirectoryUnavailable.class);

        assertThat(changes).hasValue(2);
    }

    @Test
    void anErrandThatFailsIsOverAndWhatFollowsIsStruckAgain() {
        assertThatThrownBy(() -> faults.run("DISABLE_ACCOUNT", ACCOUNT, () -> {
                    throw new IllegalStateException("Something else");
                }))
                .hasMessage("Something else");
        faults.set(CHANGE_ACCOUNT, null, Mode.DOWN, null);

        assertThatThrownBy(() -> change(ACCOUNT)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aNameThatIsNoneIsAMistake() {
        assertThatThrownBy(() -> errand("MAKE_TEA", ACCOUNT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(changes).hasValue(0);
    }

    /** Two changes, as an errand may take several. */
    private void errand(String name, String account) {
        faults.run(name, account, () -> change(account) + change(account));
    }

    private int change(String account) {
        return faults.around(CHANGE_ACCOUNT, Set.of(account), changes::incrementAndGet);
    }
}
