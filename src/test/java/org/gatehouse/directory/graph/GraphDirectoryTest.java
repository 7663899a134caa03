package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryContract;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

class GraphDirectoryTest implements DirectoryContract {

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database();
    private final GraphNode node = new GraphNode(graph, database, Clock.systemUTC());

    @AfterEach
    void stop() {
        node.close();
        database.close();
        graph.close();
    }

    @Override
    public Directory directory() {
        return node.directory();
    }

    @Override
    public TransactionTemplate transaction() {
        return node.transaction();
    }

    @Override
    public void create(String name, OdsCode organisation, boolean mailEnabled) {
        graph.create(name, mailEnabled, true);
    }

    @Override
    public void rename(String name, String to) {
        graph.rename(name, to);
    }

    @Override
    public void delete(String name) {
        graph.delete(name);
    }

    @ParameterizedTest
    @CsvSource({
        "X26.sg.MFA-CA-Std-Users, X26",
        "X26.SG.Users, X26",
        "NHSmail.sg.Users,",
        "x26.sg.Users,",
        "X26-reception,",
        "X26.sg.,",
        "A.sg.Users,",
        "MFA X26.sg.Users,"
    })
    void onlyAPrefixTellsWhoseAGroupIs(String name, String organisation) {
        graph.create(name, false, true);

        assertThat(directory().groupsNamed(new SecurityGroupName(name)))
                .extracting(SecurityGroup::organisation)
                .containsExactly(organisation == null ? null : OdsCode.of(organisation));
    }

    @Test
    void aGroupThatIsNoSecurityGroupIsNotShown() {
        String id = graph.create("ZA1.sg.Distribution", true, false);

        assertThat(directory().groupsNamed(new SecurityGroupName("ZA1.sg.Distribution")))
                .isEmpty();
        assertThat(directory().group(id)).isEmpty();
    }

    @Test
    void aPageOnAnotherHostIsNotFetched() throws Exception {
        try (FakeGraph stranger = new FakeGraph()) {
            graph.pointNextPagesTo(stranger.url());
            String name = DirectoryContract.newName();
            for (int each = 0; each < 3; each++) {
                graph.create(name, false, true);
            }

            assertThatThrownBy(() -> directory().groupsNamed(new SecurityGroupName(name)))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessageContaining("another host");
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void nothingButTheGroupsOfThePolicyIsWritten() {
        String group = graph.create("ZA1.sg.Users", false, true);
        ObjectNode before = graph.policy(FakeGraph.STANDARD);
        ObjectNode otherBefore = graph.policy(FakeGraph.NAMED_LOCATIONS);
        var expected = new ArrayList<>(graph.linked(FakeGraph.STANDARD));
        expected.add(group);

        directory().link(group, MfaPolicy.STANDARD);

        assertThat(graph.linked(FakeGraph.STANDARD)).isEqualTo(expected);
        assertThat(graph.calls("PATCH")).singleElement().satisfies(patch -> {
            assertThat(patch.body().toString())
                    .isEqualTo("{\"conditions\":{\"users\":{\"includeGroups\":[\"%s\"]}}}"
                            .formatted(String.join("\",\"", expected)));
        });
        assertThat(withoutGroups(graph.policy(FakeGraph.STANDARD))).isEqualTo(withoutGroups(before));
        assertThat(graph.policy(FakeGraph.NAMED_LOCATIONS)).isEqualTo(otherBefore);
    }

    @Test
    void aLinkTakesThreeCallsAndOneThatIsThereTakesOne() {
        String group = graph.create("ZA1.sg.Users", false, true);

        directory().link(group, MfaPolicy.STANDARD);
        assertThat(graph.calls()).extracting(FakeGraph.Call::method).containsExactly("GET", "PATCH", "GET");

        directory().link(group, MfaPolicy.STANDARD);
        assertThat(graph.calls()).hasSize(4);
    }

    @Test
    void aGroupThatTheTenantDoesNotHaveIsNotLinked() {
        List<String> before = graph.linked(FakeGraph.STANDARD);

        assertThatThrownBy(() -> directory().link(UUID.randomUUID().toString(), MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("400");
        assertThat(graph.linked(FakeGraph.STANDARD)).isEqualTo(before);
    }

    @Test
    void aPolicyThatTheTenantDoesNotHaveIsNamed() {
        graph.deletePolicy(FakeGraph.NAMED_LOCATIONS);

        assertThatThrownBy(() -> directory().isLinked(UUID.randomUUID().toString(), MfaPolicy.NAMED_LOCATIONS))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessage("The tenant has no policy with the id that is configured for Named Locations");
    }

    @Test
    void aChangeThatSomebodyElseOverwroteIsNoticedAndMadeByTheNextTry() {
        String group = graph.create("ZA1.sg.Users", false, true);
        List<String> before = graph.linked(FakeGraph.STANDARD);
        graph.afterNext("PATCH", () -> graph.overwrite(FakeGraph.STANDARD, before));

        assertThatThrownBy(() -> directory().link(group, MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("somebody else");
        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isFalse();

        directory().link(group, MfaPolicy.STANDARD);
        assertThat(directory().isLinked(group, MfaPolicy.STANDARD)).isTrue();
    }

    @Test
    void anUnlinkThatSomebodyElseOverwroteIsNoticed() {
        List<String> before = graph.linked(FakeGraph.STANDARD);
        graph.afterNext("PATCH", () -> graph.overwrite(FakeGraph.STANDARD, before));

        assertThatThrownBy(() -> directory().unlink(before.get(1), MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("somebody else");
    }

    @Test
    void aPolicyShownWithoutItsGroupsIsNeverWrittenBack() {
        String group = graph.create("ZA1.sg.Users", false, true);
        graph.fail(1, FakeGraph.json("{\"conditions\":{\"users\":{}}}"));

        assertThatThrownBy(() -> directory().link(group, MfaPolicy.STANDARD))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("without its groups");
        assertThat(graph.calls("PATCH")).isEmpty();
    }

    private static ObjectNode withoutGroups(ObjectNode policy) {
        ((ObjectNode) policy.at("/conditions/users")).remove("includeGroups");
        return policy;
    }
}
