package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes registers as tables to download, a part at a time, however long they are. */
@Component
class RegisterFiles {

    private final Clock clock;

    RegisterFiles(Clock clock) {
        this.clock = clock;
    }

    <E> void write(Register<E> register, RegisterFilter filter, HttpServletResponse response) throws IOException {
        CsvDownload.<E>answer(
                response,
                fileName(register.name()),
                register.header(),
                to -> register.each(filter, to),
                register::cells);
    }

    String fileName(String of) {
        return "%s-%s.csv".formatted(of, LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON));
    }
}
