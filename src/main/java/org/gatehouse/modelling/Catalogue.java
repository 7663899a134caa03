package org.gatehouse.modelling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gatehouse.duration.Durations;
import org.gatehouse.duration.Durations.Wanted;
import org.gatehouse.duration.Measured;
import org.gatehouse.engine.OpenIncidents;
import org.gatehouse.engine.RunningInstances;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Release;
import org.gatehouse.release.Releases;
import org.springframework.stereotype.Component;

/** Every process and decision table with its versions, what runs by them, and what they say. */
@Component
class Catalogue {

    /** How many months of durations are told of. */
    static final int MONTHS = 12;

    private static final int MOST_INCIDENTS = 50;

    private final ModelVersions versions;
    private final ModelTexts texts;
    private final Releases releases;
    private final RunningInstances running;
    private final OpenIncidents open;
    private final IncidentRequests requests;
    private final Durations durations;
    private final Clock clock;

    Catalogue(
            ModelVersions versions,
            ModelTexts texts,
            Releases releases,
            RunningInstances running,
            OpenIncidents open,
            IncidentRequests requests,
            Durations durations,
            Clock clock) {
        this.versions = versions;
        this.texts = texts;
        this.releases = releases;
        this.running = running;
        this.open = open;
        this.requests = requests;
        this.durations = durations;
        this.clock = clock;
    }

    /** What is in force: processes by their names, then tables by theirs. */
    List<ModelLine> all() {
        Map<String, Long> instances = running.byVersion().stream()
                .collect(groupingBy(
                        RunningInstances.OfVersion::process, summingLong(RunningInstances.OfVersion::instances)));
        Map<String, Long> incidents = open.byElement().stream()
                .collect(groupingBy(OpenIncidents.AtElement::process, summingLong(OpenIncidents.AtElement::incidents)));
        return versions.inForce().stream()
                .map(version -> line(version, instances, incidents))
                .toList();
    }

    /** @throws Refusal if there is no such model */
    ModelView inForce(String key) {
        List<ModelVersion> all = versions.of(key);
        return view(all.stream().findFirst().orElseThrow(() -> unknown(key)), all);
    }

    /** @throws Refusal if there is no such version */
    ModelView version(String key, String number) {
        List<ModelVersion> all = versions.of(key);
        return view(find(all, key, number), all);
    }

    /**
     * The version and nothing more.
     *
     * @throws Refusal if there is no such version
     */
    ModelVersion find(String key, String number) {
        return find(versions.of(key), key, number);
    }

    private static ModelVersion find(List<ModelVersion> all, String key, String number) {
        return all.stream()
                .filter(each -> String.valueOf(each.version()).equals(number))
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    private static Refusal unknown(String key) {
        return Refusal.unknown("There is no such model as %s, or no such version of it".formatted(key));
    }

    private ModelLine line(ModelVersion version, Map<String, Long> instances, Map<String, Long> incidents) {
        Release release = releasesOf(version.key(), version.version()).get(version.version());
        boolean runs = version.kind() == ModelKind.PROCESS;
        return new ModelLine(
                version.kind(),
                version.key(),
                version.name(),
                texts.of(version).purpose(),
                version.version(),
                version.versionTag(),
                version.deployedAt(),
                release == null ? null : release.reason().by(),
                release == null ? null : release.reason().why(),
                runs ? instances.getOrDefault(version.key(), 0L) : null,
                runs ? incidents.getOrDefault(version.key(), 0L) : null,
                texts.isAsShipped(version));
    }

    private ModelView view(ModelVersion version, List<ModelVersion> all) {
        ModelText text = texts.of(version);
        List<VersionLine> lines = lines(all);
        return version.kind() == ModelKind.TABLE
                ? new ModelView(version, text, lines, List.of(), List.of())
                : new ModelView(version, text, lines, steps(version, text), incidents(version, text));
    }

    private List<VersionLine> lines(List<ModelVersion> all) {
        String key = all.get(0).key();
        Map<Integer, Release> released = releasesOf(key, all.get(0).version());
        Map<Integer, Long> instances = running.byVersion().stream()
                .filter(each -> each.process().equals(key))
                .collect(toMap(RunningInstances.OfVersion::version, RunningInstances.OfVersion::instances));
        return all.stream()
                .map(version -> line(
                        version,
                        released.get(version.version()),
                        version.kind() == ModelKind.TABLE ? null : instances.getOrDefault(version.version(), 0L),
                        version.version() == all.get(0).version()))
                .toList();
    }

    private VersionLine line(ModelVersion version, Release release, Long instances, boolean inForce) {
        return new VersionLine(
                version.version(),
                version.versionTag(),
                version.deployedAt(),
                release == null ? null : release.reason().by(),
                release == null ? null : release.reason().proposedBy(),
                release == null ? null : release.reason().why(),
                release == null ? null : release.reason().change(),
                release == null ? null : release.backTo(),
                instances,
                inForce,
                texts.isAsShipped(version));
    }

    /** Nobody has released anything where the version in force is the first. */
    private Map<Integer, Release> releasesOf(String key, int inForce) {
        return inForce == 1 ? Map.of() : releases.of(key).stream().collect(toMap(Release::version, release -> release));
    }

    private List<StepLine> steps(ModelVersion version, ModelText text) {
        Map<String, RunningInstances.AtElement> standing = running.byElement(version.key()).stream()
                .filter(each -> each.version() == version.version())
                .collect(toMap(RunningInstances.AtElement::element, each -> each));
        Map<String, Long> failed = open.byElement().stream()
                .filter(each -> each.process().equals(version.key()) && each.version() == version.version())
                .collect(toMap(OpenIncidents.AtElement::element, OpenIncidents.AtElement::incidents));
        Map<String, Measured> measured = measured(version);
        return text.steps().stream()
                .map(step -> step(
                        step,
                        standing.get(step.element()),
                        failed.getOrDefault(step.element(), 0L),
                        measured.get(step.element())))
                .toList();
    }

    private static StepLine step(
            ModelText.Step step, RunningInstances.AtElement standing, long incidents, Measured measured) {
        return standing == null
                ? new StepLine(step, 0, 0, 0, incidents, measured)
                : new StepLine(
                        step, standing.instances(), standing.times(), standing.waitingForJob(), incidents, measured);
    }

    private Map<String, Measured> measured(ModelVersion version) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return durations.of(new Wanted(version.key(), version.version(), now.minusMonths(MONTHS - 1), now)).stream()
                .collect(toMap(Measured::element, each -> each));
    }

    private List<IncidentLine> incidents(ModelVersion version, ModelText text) {
        Map<String, String> names = text.steps().stream().collect(toMap(ModelText.Step::element, ModelText.Step::name));
        List<OpenIncidents.Open> found = open.of(version.key(), version.version(), MOST_INCIDENTS);
        Map<String, String> ritms = requests.of(found);
        return found.stream()
                .map(each -> new IncidentLine(
                        each.id(),
                        each.element(),
                        names.getOrDefault(each.element(), each.element()),
                        each.since(),
                        ritms.get(each.id())))
                .toList();
    }
}
