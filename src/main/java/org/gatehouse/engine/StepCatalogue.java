package org.gatehouse.engine;

import java.beans.Introspector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every step diagrams may use, found on the class path, in the order of their names. */
public final class StepCatalogue {

    /**
     * One step.
     *
     * @param name what a diagram writes between <code>${</code> and <code>}</code>
     * @param listener whether it listens to a task instead of being a service task
     * @param knownByElement whether the product tells the elements that use it apart by their ids
     * @param doesTheNextPart whether each time it does the next part of something that has an end
     */
    public record Entry(
            String name,
            String label,
            List<String> reads,
            List<String> writes,
            List<String> errors,
            boolean remote,
            boolean listener,
            boolean knownByElement,
            boolean doesTheNextPart) {}

    private static StepCatalogue all;

    private final Map<String, Entry> entries;

    private StepCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** All there are. They are looked for once: the class path does not change. */
    public static StepCatalogue ofClassPath() {
        return ofClassPath(new CachingMetadataReaderFactory());
    }

    /** @param classes what has read them already where they were looked through before, as at a start */
    static synchronized StepCatalogue ofClassPath(MetadataReaderFactory classes) {
        if (all == null) {
            all = scan(classes);
        }
        return all;
    }

    private static StepCatalogue scan(MetadataReaderFactory classes) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setMetadataReaderFactory(classes);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        var entries = new TreeMap<String, Entry>();
        scanner.findCandidateComponents("org.gatehouse").forEach(candidate -> {
            Class<?> type = ClassUtils.resolveClassName(candidate.getBeanClassName(), null);
            Step step = type.getAnnotation(Step.class);
            String name = Introspector.decapitalize(type.getSimpleName());
            entries.put(
                    name,
                    new Entry(
                            name,
                            step.label(),
                            List.of(step.reads()),
                            List.of(step.writes()),
                            List.of(step.errors()),
                            step.remote(),
                            TaskListener.class.isAssignableFrom(type),
                            step.knownByElement(),
                            step.doesTheNextPart()));
        });
        return new StepCatalogue(entries);
    }

    static StepCatalogue of(Entry... entries) {
        var byName = new TreeMap<String, Entry>();
        List.of(entries).forEach(entry -> byName.put(entry.name(), entry));
        return new StepCatalogue(byName);
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The step that an expression of a diagram names. */
    public Optional<Entry> namedBy(String expression) {
        return find(ExpressionGrammar.named(expression));
    }

    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
