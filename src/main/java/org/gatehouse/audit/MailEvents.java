package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.audit.CaseEvent.Detail;
import org.gatehouse.audit.CaseEvent.Kind;
import org.gatehouse.notification.MailLog;
import org.gatehouse.notification.MailLog.Mail;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Adds to what was recorded of a case's mails how long they waited, and those that still wait. */
@Component
class MailEvents {

    private static final String MESSAGE = "messageId";

    private final MailLog log;
    private final LondonTime london;

    MailEvents(MailLog log, LondonTime london) {
        this.log = log;
        this.london = london;
    }

    /**
     * All events of a case with those of its mails completed.
     *
     * @param events one for each fact, in the same order
     */
    List<CaseEvent> completed(RequestReference ritm, List<CaseEvent> events, List<Fact> facts) {
        Map<String, Mail> mails =
                log.about(ritm).stream().collect(Collectors.toMap(Mail::messageId, Function.identity(), (a, b) -> a));
        Set<Object> told = new HashSet<>();
        List<CaseEvent> completed = new ArrayList<>(IntStream.range(0, facts.size())
                .mapToObj(i -> {
                    Object message = facts.get(i).details().get(MESSAGE);
                    told.add(message);
                    Mail mail = facts.get(i).kind() == FactKind.MAIL ? mails.get(message) : null;
                    return mail == null ? events.get(i) : withLog(events.get(i), mail);
                })
                .toList());
        mails.values().stream()
                .filter(mail -> !told.contains(mail.messageId()))
                .map(this::untold)
                .forEach(completed::add);
        return completed;
    }

    private CaseEvent withLog(CaseEvent event, Mail mail) {
        return new CaseEvent(
                event.at(),
                event.kind(),
                event.what(),
                event.by(),
                Stream.concat(event.details().stream(), details(mail)).toList(),
                event.tables(),
                event.fact());
    }

    /** A mail of which nothing has been recorded yet. */
    private CaseEvent untold(Mail mail) {
        String what = mail.refused() ? "Mail refused: " : mail.sentAt() == null ? "Mail waits: " : "Mail sent: ";
        return new CaseEvent(
                mail.sentAt() == null ? mail.queuedAt() : mail.sentAt(),
                Kind.MAIL,
                what + mail.subject(),
                Stage.GATEHOUSE,
                Stream.concat(Stream.of(new Detail("To", mail.to())), details(mail))
                        .toList(),
                List.of(),
                null);
    }

    private Stream<Detail> details(Mail mail) {
        return Stream.of(
                new Detail("Queued", london.exactly(mail.queuedAt())),
                new Detail("Sent", mail.sentAt() == null ? "Not yet" : london.exactly(mail.sentAt())),
                new Detail("Attempts", String.valueOf(mail.attempts())));
    }
}
