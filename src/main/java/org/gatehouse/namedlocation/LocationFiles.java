package org.gatehouse.namedlocation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.web.PageOf;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes the register of named locations, and how full it is, as tables to download. */
@Component
class LocationFiles {

    private static final List<String> OF_LOCATIONS =
            List.of("Name", "Organisation", "Ranges", "Since (UTC)", "Registered by");
    private static final List<String> OF_CAPACITY = List.of("What", "Used", "Most");

    private final LocationDesk desk;
    private final Clock clock;

    LocationFiles(LocationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    void locations(Person person, OdsCode only, HttpServletResponse response) throws IOException {
        CsvDownload.<LocationDesk.View>answer(
                response,
                fileName("named-locations"),
                OF_LOCATIONS,
                to -> each(person, only, to),
                LocationFiles::cells);
    }

    void capacity(HttpServletResponse response) throws IOException {
        List<LocationDesk.Capacity> capacity = desk.capacity();
        CsvDownload.<LocationDesk.Capacity>answer(
                response,
                fileName("capacity"),
                OF_CAPACITY,
                to -> to.accept(capacity),
                line -> List.of(line.what(), line.used(), line.most()));
    }

    private void each(Person person, OdsCode only, Consumer<List<LocationDesk.View>> to) {
        int number = 0;
        PageOf<LocationDesk.View> page;
        do {
            page = desk.page(person, only, new PageOf.Wanted(number++, PageOf.LARGEST))
                    .map(LocationDesk.View::of);
            to.accept(page.items());
        } while (page.items().size() == PageOf.LARGEST);
    }

    private String fileName(String of) {
        return "%s-%s.csv".formatted(of, LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON));
    }

    private static List<Object> cells(LocationDesk.View line) {
        return Arrays.asList(
                line.name(), line.organisation(), String.join(", ", line.ranges()), line.since(), line.origin());
    }
}
