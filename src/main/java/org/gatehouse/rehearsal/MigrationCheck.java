package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gatehouse.engine.AlikeInstances;
import org.gatehouse.engine.AlikeInstances.Instance;
import org.gatehouse.engine.Obstacle;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.rehearsal.Migratable.Stuck;

/**
 * Holds every running instance against a proposed version. Of those that stand alike one is copied into the engine in
 * memory and moved there, so the answer is the engine's own.
 */
final class MigrationCheck {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ ?!?([a-z][A-Za-z0-9]*)");

    /** A version in the engine in memory. */
    record Deployed(String definition, Flow flow) {}

    /** Deploys a running instance's version in the engine in memory. */
    interface Versions {
        Deployed deploy(Instance instance);
    }

    private final RehearsalEngine engine;
    private final AlikeInstances running;
    private final Deployed proposal;
    private final Versions versions;
    private final Map<Integer, Deployed> deployed = new HashMap<>();

    MigrationCheck(RehearsalEngine engine, AlikeInstances running, Deployed proposal, Versions versions) {
        this.engine = engine;
        this.running = running;
        this.proposal = proposal;
        this.versions = versions;
    }

    Migratable of(String process, String content) {
        int can = 0;
        var cannot = new ArrayList<Stuck>();
        for (List<Instance> alike : running.alike(process, variables(content))) {
            List<String> reasons = reasons(alike.get(0));
            if (reasons.isEmpty()) {
                can += alike.size();
            } else {
                alike.forEach(each -> cannot.add(
                        new Stuck(each.id(), Subjects.of(each.businessKey(), each.id()), each.version(), reasons)));
            }
        }
        return new Migratable(can, cannot);
    }

    /** What a move may work out, such as the instant of a timer that is new. */
    private static Set<String> variables(String content) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(content).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private List<String> reasons(Instance example) {
        Deployed own = deployed.computeIfAbsent(example.version(), any -> versions.deploy(example));
        List<Obstacle> obstacles = running.inTheWay(example, engine, own.definition(), proposal.definition());
        return new ObstacleWords(own.flow(), proposal.flow(), example.version()).of(obstacles);
    }
}
