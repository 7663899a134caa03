package org.gatehouse.directory.graph;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one class logs until this is closed, however logging itself is set up by whatever else runs. */
final class RecordedLog implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    RecordedLog(Class<?> of) {
        logger = (Logger) LoggerFactory.getLogger(of);
        events.setContext(logger.getLoggerContext());
        events.start();
        logger.addAppender(events);
    }

    List<String> warnings() {
        return events.list.stream()
                .filter(event -> event.getLevel().equals(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        events.stop();
    }
}
