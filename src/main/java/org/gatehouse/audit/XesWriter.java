package org.gatehouse.audit;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gatehouse.audit.EventTrace.Event;

/** Writes an event log as IEEE 1849-2016 (XES) has it, one trace after the other and keeping none. */
final class XesWriter {

    static final String MEDIA_TYPE = "application/xml";

    /** The standard's schema reads it as a decimal number. */
    private static final String VERSION = "1849.2016";

    private static final Map<String, String> EXTENSIONS =
            Map.of("concept", "Concept", "lifecycle", "Lifecycle", "org", "Organizational", "time", "Time");

    private final XMLStreamWriter xml;
    private final UnaryOperator<String> nameOf;

    /**
     * @param nameOf what stands for a login
     * @param facts of the whole log, by the names of their attributes
     * @param out stays open
     */
    XesWriter(OutputStream out, UnaryOperator<String> nameOf, Map<String, String> facts) throws XMLStreamException {
        this.nameOf = nameOf;
        // the JDK's own, whatever else is on the class path
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", VERSION);
        xml.writeAttribute("xes.features", "");
        declare();
        string(1, "concept:name", "Gatehouse");
        string(1, "lifecycle:model", "standard");
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            string(1, fact.getKey(), fact.getValue());
        }
    }

    void trace(EventTrace trace, List<Event> events) throws XMLStreamException {
        line(1);
        xml.writeStartElement("trace");
        string(2, "concept:name", trace.name());
        string(2, "ritm", trace.ritm());
        string(2, "type", trace.type());
        string(2, "organisation", trace.organisation());
        string(2, "outcome", trace.outcome());
        string(2, "process", trace.process());
        attribute(2, "int", "diagramVersion", String.valueOf(trace.version()));
        date(2, "begun", trace.begun());
        date(2, "ended", trace.ended());
        for (Event event : events) {
            write(event);
        }
        line(1);
        xml.writeEndElement();
    }

    /** Ends the log; one that was cut off is not well-formed, so that nobody takes it for whole. */
    void finish() throws XMLStreamException {
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void declare() throws XMLStreamException {
        for (Map.Entry<String, String> extension : new TreeMap<>(EXTENSIONS).entrySet()) {
            empty(
                    1,
                    "extension",
                    "name",
                    extension.getValue(),
                    "prefix",
                    extension.getKey(),
                    "uri",
                    "http://www.xes-standard.org/%s.xesext".formatted(extension.getKey()));
        }
        global("trace", "concept:name");
        global("event", "concept:name", "lifecycle:transition");
        classifier("Activity", "concept:name");
        classifier("ActivityAndTransition", "concept:name lifecycle:transition");
        classifier("Resource", "org:resource");
    }

    /** Declares what each trace or event has, with what stands for it where it is not known. */
    private void global(String scope, String... keys) throws XMLStreamException {
        line(1);
        xml.writeStartElement("global");
        xml.writeAttribute("scope", scope);
        for (String key : keys) {
            string(2, key, "unknown");
        }
        if (scope.equals("event")) {
            date(2, "time:timestamp", Instant.EPOCH);
        }
        line(1);
        xml.writeEndElement();
    }

    private void classifier(String name, String keys) throws XMLStreamException {
        empty(1, "classifier", "name", name, "scope", "event", "keys", keys);
    }

    private void write(Event event) throws XMLStreamException {
        line(2);
        xml.writeStartElement("event");
        string(3, "concept:name", event.activity());
        string(3, "lifecycle:transition", event.transition().name().toLowerCase(Locale.ROOT));
        date(3, "time:timestamp", event.at());
        string(3, "org:resource", named(event.who()));
        string(3, "org:group", event.group());
        line(2);
        xml.writeEndElement();
    }

    private String named(String who) {
        return who == null || who.equals(EventLog.PRODUCT) ? who : nameOf.apply(who);
    }

    private void date(int depth, String key, Instant value) throws XMLStreamException {
        attribute(depth, "date", key, value == null ? null : value.toString());
    }

    private void string(int depth, String key, String value) throws XMLStreamException {
        attribute(depth, "string", key, value);
    }

    /** Leaves it out where there is no value. */
    private void attribute(int depth, String type, String key, String value) throws XMLStreamException {
        if (value != null) {
            empty(depth, type, "key", key, "value", XmlText.of(value));
        }
    }

    private void empty(int depth, String element, String... namesAndValues) throws XMLStreamException {
        line(depth);
        xml.writeEmptyElement(element);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
