package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** To go back again and again leads further back. */
class ReleaseHistoryTest {

    /** What each version says, from version 1 on. */
    private final StringBuilder contents = new StringBuilder();

    private final Map<Integer, Integer> backTo = new HashMap<>();

    @Test
    void theFirstVersionHasNothingBeforeIt() {
        release("A");

        assertThat(before()).isEmpty();
    }

    @Test
    void backTwiceDoesNotSwing() {
        release("A", "B", "C");

        assertThat(back()).isEqualTo("B");
        assertThat(back()).isEqualTo("A");
        assertThat(before()).isEmpty();
    }

    @Test
    void whatIsReleasedAfterwardsIsGoneBackFrom() {
        release("A", "B", "C");
        back();
        release("D");

        assertThat(back()).isEqualTo("B");
        assertThat(back()).isEqualTo("A");
    }

    @Test
    void versionsThatSayTheSameArePassedOver() {
        release("A", "B", "B", "B");

        assertThat(back()).isEqualTo("A");
        assertThat(before()).isEmpty();
    }

    @Test
    void whatSomebodyPutBackWithoutGoingBackCountsAsAVersionOfItsOwn() {
        release("A", "B", "A");

        assertThat(back()).isEqualTo("B");
        assertThat(back()).isEqualTo("A");
    }

    private void release(String... next) {
        for (String content : next) {
            contents.append(content);
        }
    }

    private String back() {
        int version = before().orElseThrow();
        contents.append(contents.charAt(version - 1));
        backTo.put(contents.length(), version);
        return contents.substring(version - 1, version);
    }

    private Optional<Integer> before() {
        List<Integer> newestFirst = IntStream.rangeClosed(1, contents.length())
                .map(n -> contents.length() + 1 - n)
                .boxed()
                .toList();
        return new ReleaseHistory(newestFirst, backTo, version -> contents.substring(version - 1, version)).before();
    }
}
