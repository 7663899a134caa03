package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What every adapter of the directory does alike. */
public interface DirectoryContract {

    int AT_ONCE = 20;
    OdsCode ZA1 = OdsCode.of("ZA1");

    Directory directory();

    /** Of the product's own database. */
    TransactionTemplate transaction();

    /** Makes a group as an administrator of the directory does. */
    void create(String name, OdsCode organisation, boolean mailEnabled);

    void rename(String name, String to);

    void delete(String name);

    @Test
    default void aNameThatNobodyHasFindsNothing() {
        assertThat(named(newName())).isEmpty();
    }

    @Test
    default void aGroupIsShownAsItIs() {
        String name = newName();
        create(name, ZA1, true);

        SecurityGroup found = theOnly(name);

        assertThat(found).isEqualTo(new SecurityGroup(found.id(), name, ZA1, true));
        assertThat(directory().group(found.id())).contains(found);
    }

    @Test
    default void everyGroupOfTheNameIsFound() {
        String name = newName();
        IntStream.range(0, 5).forEach(each -> create(name, ZA1, false));

        assertThat(named(name))
                .extracting(SecurityGroup::id)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    default void capitalsDoNotMatterInANameThatIsLookedFor() {
        String name = newName();
        create(name, ZA1, false);

        assertThat(named(name.toLowerCase())).containsExactly(theOnly(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien's",
                "''",
                "' or displayName ne '",
                "x' or 1 eq 1 or displayName eq 'x",
                "50% + 50 & more # ? / \\ \"quoted\" {id} $filter=x",
                "Ysbyty Gwynedd – Llawdriniaeth ☤ 😀"
            })
    default void aNameMeansItselfWhateverIsInIt(String oddity) {
        String name = newName() + oddity;
        create(newName(), ZA1, false);
        create(name, ZA1, false);

        assertThat(theOnly(name).displayName()).isEqualTo(name);
    }

    @Test
    default void aRenamedGroupKeepsItsId() {
        String name = newName();
        create(name, ZA1, false);
        String id = theOnly(name).id();

        rename(name, name + "-renamed");

        assertThat(directory().group(id)).map(SecurityGroup::displayName).contains(name + "-renamed");
        assertThat(named(name)).isEmpty();
    }

    @Test
    default void aDeletedGroupIsGone() {
        String name = newName();
        create(name, ZA1, false);
        String id = theOnly(name).id();

        delete(name);

        assertThat(directory().group(id)).isEmpty();
        assertThat(named(name)).isEmpty();
    }

    @Test
    default void anIdThatNobodyHasFindsNothing() {
        assertThat(directory().group(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    default void aLinkIsToOnePolicyOnly() {
        String group = newGroup();

        directory().link(group, MfaPolicy.STANDARD);

        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isTrue();
        assertThat(directory().isLinked(group, MfaPolicy.NAMED_LOCATIONS)).isFalse();
    }

    @Test
    default void linkingAndUnlinkingTwiceIsAsOnce() {
        String group = newGroup();

        directory().link(group, MfaPolicy.STANDARD);
        directory().link(group, MfaPolicy.STANDARD);
        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isTrue();

        directory().unlink(group, MfaPolicy.STANDARD);
        directory().unlink(group, MfaPolicy.STANDARD);
        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isFalse();
    }

    @Test
    default void otherLinksStay() {
        String one = newGroup();
        String other = newGroup();
        directory().link(one, MfaPolicy.STANDARD);
        directory().link(other, MfaPolicy.STANDARD);
        directory().link(one, MfaPolicy.NAMED_LOCATIONS);

        directory().unlink(one, MfaPolicy.STANDARD);

        assertThat(directory().isLinked(one, MfaPolicy.STANDARD)).isFalse();
        assertThat(directory().isLinked(other, MfaPolicy.STANDARD)).isTrue();
        assertThat(directory().isLinked(one, MfaPolicy.NAMED_LOCATIONS)).isTrue();
    }

    @Test
    default void aLinkOutlivesTheTransactionOfItsCaller() {
        String group = newGroup();

        transaction().executeWithoutResult(status -> {
            directory().link(group, MfaPolicy.STANDARD);
            status.setRollbackOnly();
        });

        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isTrue();
    }

    @Test
    default void linksMadeAtTheSameMomentAllArrive() throws Exception {
        List<String> groups =
                IntStream.range(0, AT_ONCE).mapToObj(each -> newGroup()).toList();

        atOnce(groups.stream()
                .<Callable<Void>>map(group -> () -> {
                    directory().link(group, MfaPolicy.STANDARD);
                    return null;
                })
                .toList());

        assertThat(groups).allMatch(group -> directory().isLinked(group, MfaPolicy.STANDARD));
    }

    static void atOnce(List<Callable<Void>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static String newName() {
        return "ZA1.sg." + UUID.randomUUID();
    }

    private String newGroup() {
        String name = newName();
        create(name, ZA1, false);
        return theOnly(name).id();
    }

    private List<SecurityGroup> named(String name) {
        return directory().groupsNamed(new SecurityGroupName(name));
    }

    private SecurityGroup theOnly(String name) {
        List<SecurityGroup> found = named(name);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
