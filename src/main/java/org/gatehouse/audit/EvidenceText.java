package org.gatehouse.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.request.Who;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the record of an evidence pack for programs and for people. */
@Component
class EvidenceText {

    private final ObjectMapper mapper;
    private final ITemplateEngine templates;
    private final LondonTime london;
    private final Who who;

    EvidenceText(ObjectMapper mapper, ITemplateEngine templates, LondonTime london, Who who) {
        this.mapper = mapper;
        this.templates = templates;
        this.london = london;
        this.who = who;
    }

    byte[] json(EvidenceRecord record) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that stands alone: nothing of it is loaded from anywhere, and nothing in it runs. */
    byte[] html(CaseRecord told, EvidenceRecord record) {
        var values = new HashMap<String, Object>();
        values.put("told", told);
        values.put("record", record);
        values.put("words", new Words(london, who));
        return templates
                .process("audit/evidence-pack", new Context(Locale.UK, values))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** How the page says when and who; each person is looked up once. */
    static final class Words {

        private final LondonTime london;
        private final Who who;
        private final Map<String, String> names = new HashMap<>();

        private Words(LondonTime london, Who who) {
            this.london = london;
            this.who = who;
        }

        public String when(Instant instant) {
            return london.exactly(instant);
        }

        public String who(String login) {
            return login == null ? "" : names.computeIfAbsent(login, who::inWords);
        }

        /** Such as "2 days 3 hours 5 minutes". */
        public String longFor(Duration late) {
            return "%s%s%d minutes"
                    .formatted(
                            late.toDaysPart() == 0 ? "" : late.toDaysPart() + " days ",
                            late.toHoursPart() == 0 ? "" : late.toHoursPart() + " hours ",
                            late.toMinutesPart());
        }
    }
}
