package org.gatehouse.namedlocation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.LocationDirectory;
import org.gatehouse.request.Request;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** What a request wants the directory to hold for its named location, and what it held before. */
@Component
class LocationsInDirectory {

    enum State {
        /** What was asked for. */
        WANTED,
        /** What is in the register, into which only comes what was read back. */
        FORMER
    }

    private static final int MOST_SHOWN = 100;

    private final LocationDirectory directory;
    private final LocationRegister register;
    private final Json json;

    LocationsInDirectory(LocationDirectory directory, LocationRegister register, Json json) {
        this.directory = directory;
        this.register = register;
        this.json = json;
    }

    /** What the directory holds now. */
    Set<String> read(Request request) {
        return directory.rangesOf(key(request));
    }

    /** Makes the directory hold a state. It is not looked at before: a change without an answer may still arrive. */
    void bring(Request request, State state) {
        Set<String> wanted = ranges(request, state);
        if (wanted.isEmpty()) {
            directory.removeLocation(key(request));
        } else {
            directory.putLocation(
                    key(request),
                    "%s: %s".formatted(request.organisation(), details(request).name()),
                    wanted);
        }
    }

    /** @throws DirectoryUnavailable if the directory does not show the state */
    void verify(Request request, State state) {
        Set<String> found = read(request);
        Set<String> wanted = ranges(request, state);
        if (!found.equals(wanted)) {
            throw new DirectoryUnavailable(
                    "The directory shows %s for the named location, not %s".formatted(count(found), count(wanted)));
        }
    }

    String inWords(Request request) {
        return shown(ranges(request, State.WANTED));
    }

    boolean removes(Request request) {
        return details(request).action() == LocationAction.REMOVE;
    }

    /** Ranges as the record shows them: all of them, or as many as a person reads, and how many there are. */
    static String shown(Collection<String> ranges) {
        String listed = ranges.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return ranges.size() > MOST_SHOWN
                ? "%s and %d more".formatted(listed, ranges.size() - MOST_SHOWN)
                : count(ranges) + (ranges.isEmpty() ? "" : ": " + listed);
    }

    private static String count(Collection<String> ranges) {
        return switch (ranges.size()) {
            case 0 -> "no ranges";
            case 1 -> "1 range";
            default -> ranges.size() + " ranges";
        };
    }

    /** The key of the location: that of the request which first registered it. */
    String key(Request request) {
        String existing = details(request).location();
        return existing == null ? request.ritm().value() : existing;
    }

    private Set<String> ranges(Request request, State state) {
        List<IpRange> ranges = state == State.WANTED ? details(request).wanted() : register.rangesOf(key(request));
        var texts = new TreeSet<String>();
        ranges.forEach(range -> texts.add(range.toString()));
        return texts;
    }

    private NamedLocationDetails details(Request request) {
        return json.read(request.details(), NamedLocationDetails.class);
    }
}
