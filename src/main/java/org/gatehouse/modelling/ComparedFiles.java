package org.gatehouse.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Option;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** What of a model can be compared: each version that the database holds, and the file that the product ships. */
@Component
class ComparedFiles {

    private static final String SHIPPED = "shipped";

    /**
     * One side of a comparison.
     *
     * @param value how the address of the page names it
     * @param name as it stands within a sentence, such as "version 3"
     * @param url where scripts fetch it
     */
    record Side(String value, String name, String url, byte[] content) {}

    /** @param from null, as to, where the address names none that there is */
    record Sides(Side from, Side to) {}

    private final ModelVersions versions;
    private final LondonTime london;

    ComparedFiles(ModelVersions versions, LondonTime london) {
        this.versions = versions;
        this.london = london;
    }

    /** All versions, the newest first. */
    List<ModelVersion> versionsOf(String key) {
        List<ModelVersion> all = versions.of(key);
        if (all.isEmpty()) {
            throw Refusal.unknown("There is no process or decision table called " + key);
        }
        return all;
    }

    List<Option> options(List<ModelVersion> all) {
        var options = new ArrayList<Option>();
        for (ModelVersion each : all) {
            String tag = each.versionTag() == null ? "" : " (%s)".formatted(each.versionTag());
            String label = "Version %d%s, since %s".formatted(each.version(), tag, london.brief(each.deployedAt()));
            options.add(new Option(String.valueOf(each.version()), label));
        }
        if (shipped(all).isPresent()) {
            options.add(new Option(SHIPPED, "The file that Gatehouse ships"));
        }
        return options;
    }

    /**
     * Finds both sides. Where the address names none, the newest version is compared with the one before, or with the
     * shipped file if it is the only one.
     */
    Sides find(List<ModelVersion> all, String from, String to, Findings findings) {
        String newest = String.valueOf(all.get(0).version());
        String wanted = to == null ? newest : to;
        return new Sides(
                side(all, "from", from == null ? before(all, wanted) : from, findings),
                side(all, "to", wanted, findings));
    }

    /** The shipped file, for scripts. */
    byte[] shippedFile(String key) {
        return shipped(versionsOf(key)).orElseThrow(() -> Refusal.unknown("Gatehouse ships no file of " + key));
    }

    private Side side(List<ModelVersion> all, String field, String value, Findings findings) {
        String key = all.get(0).key();
        Optional<Side> found = value.equals(SHIPPED)
                ? shipped(all)
                        .map(content -> new Side(
                                SHIPPED, "the shipped file", "/models/%s/shipped/file".formatted(key), content))
                : all.stream()
                        .filter(each -> String.valueOf(each.version()).equals(value))
                        .findFirst()
                        .map(each -> new Side(
                                value,
                                "version " + value,
                                "/models/%s/versions/%s/file".formatted(key, value),
                                versions.content(each)));
        if (found.isEmpty()) {
            findings.add(field, "NOT_ALLOWED", "Choose one of the versions that there are");
        }
        return found.orElse(null);
    }

    private String before(List<ModelVersion> all, String version) {
        return IntStream.range(0, all.size() - 1)
                .filter(index -> String.valueOf(all.get(index).version()).equals(version))
                .mapToObj(index -> String.valueOf(all.get(index + 1).version()))
                .findFirst()
                .orElseGet(() -> shipped(all).isPresent() ? SHIPPED : version);
    }

    private Optional<byte[]> shipped(List<ModelVersion> all) {
        return versions.shipped(all.get(0).kind(), all.get(0).key());
    }
}
