package org.gatehouse.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An event log as somebody else reads it, once it is valid. The schema is that of IEEE 1849-2016, as jBPM ships it with
 * the tests of its own event logs; it belongs to the standard and so is not copied here.
 */
record XesLog(Map<String, String> facts, List<Trace> traces) {

    /** @param facts values by keys, without those of the events */
    record Trace(Map<String, String> facts, List<Map<String, String>> events) {

        String name() {
            return facts.get("concept:name");
        }

        /** Each event as activity, transition and resource. */
        List<String> steps() {
            return events.stream()
                    .map(event -> "%s %s %s"
                            .formatted(
                                    event.get("concept:name"),
                                    event.get("lifecycle:transition"),
                                    event.get("org:resource")))
                    .toList();
        }
    }

    /** @throws AssertionError if it is not valid against the schema */
    static XesLog read(String xml) {
        try {
            URL schema = XesLog.class.getResource("/xes-ieee-1849-2016.xsd");
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(schema)
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
            Element log = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            return new XesLog(
                    values(log),
                    children(log, "trace").stream().map(XesLog::trace).toList());
        } catch (SAXException invalid) {
            throw new AssertionError(invalid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Trace named(String name) {
        return traces.stream()
                .filter(trace -> trace.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trace " + name));
    }

    private static Trace trace(Element trace) {
        return new Trace(
                values(trace),
                children(trace, "event").stream().map(XesLog::values).toList());
    }

    private static Map<String, String> values(Element of) {
        return children(of, null).stream()
                .filter(child -> child.hasAttribute("key"))
                .collect(Collectors.toMap(child -> child.getAttribute("key"), child -> child.getAttribute("value")));
    }

    private static List<Element> children(Element of, String name) {
        NodeList nodes = of.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> name == null || element.getTagName().equals(name))
                .toList();
    }
}
