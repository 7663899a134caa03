package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gatehouse.request.ExceptionRows;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.Elapsed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the exceptions of a request on its page. */
@Component
class TermRows implements ExceptionRows {

    private final TermRegister register;
    private final Clock clock;

    TermRows(TermRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> of(RequestReference ritm) {
        Instant now = clock.instant();
        return register.of(ritm).stream().map(term -> row(term, now)).toList();
    }

    private static Row row(Term term, Instant now) {
        return new Row(
                term.id(),
                term.account().value(),
                term.displayName(),
                term.state().name(),
                term.state().inWords(),
                term.startsAt(),
                term.endsAt(),
                elapsed(term, now),
                term.because(),
                term.isCancellable(),
                term.processInstance());
    }

    private static Elapsed elapsed(Term term, Instant now) {
        if (!term.isGranted()) {
            return null;
        }
        return term.isOver()
                ? Elapsed.stopped(term.startsAt(), term.endsAt(), term.endedAt())
                : Elapsed.running(term.startsAt(), term.endsAt(), now);
    }
}
