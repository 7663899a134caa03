package org.gatehouse.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A model in XML, read without reaching outside the file. Its names are said with the usual prefixes (whatever prefixes
 * the file itself uses), and what is wrong is noted on its elements and told in document order.
 */
final class ModelDocument {

    /** The file is not XML that could be a model. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private record Note(int position, Problem problem) {}

    private static final int LONGEST_NAME = 120;
    private static final String DEEPEST = "60";

    private final String file;
    private final Map<String, String> prefixes;
    private final Element root;
    private final List<Element> elements = new ArrayList<>();
    private final Map<Element, Integer> positions = new IdentityHashMap<>();
    private final Map<String, List<Element>> named = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    /** Reads the file, which may use the given namespaces (to the prefixes they are known by) and no others. */
    ModelDocument(String file, Map<String, String> prefixes, byte[] content) throws Unreadable {
        this.file = file;
        this.prefixes = prefixes;
        Document document = parse(content);
        this.root = document.getDocumentElement();
        collect(root);
        noteEncoding(document);
        noteInstructions(document);
        elements.forEach(this::noteNamespaces);
    }

    Element root() {
        return root;
    }

    Stream<Element> all(Set<String> names) {
        return names.stream().flatMap(this::all).sorted(Comparator.comparing(positions::get));
    }

    Stream<Element> all() {
        return elements.stream();
    }

    Stream<Element> all(String name) {
        return named.getOrDefault(name, List.of()).stream();
    }

    Optional<Element> child(Node parent, String name) {
        return children(parent).filter(child -> name.equals(name(child))).findFirst();
    }

    static Stream<Element> children(Node parent) {
        return nodes(parent).filter(Element.class::isInstance).map(Element.class::cast);
    }

    static Stream<Attr> attributes(Element element) {
        var attributes = element.getAttributes();
        return Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1)
                .map(i -> (Attr) attributes.item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
    }

    /** The name of an element or attribute with the prefix its namespace is known by. */
    String name(Node node) {
        String namespace = node.getNamespaceURI();
        return namespace == null ? node.getLocalName() : prefix(namespace) + node.getLocalName();
    }

    /** What a qualified name inside a value means, said with the prefix its namespace is known by. */
    String resolve(Element at, String qualifiedName) {
        int colon = qualifiedName.indexOf(':');
        String namespace = at.lookupNamespaceURI(colon < 0 ? null : qualifiedName.substring(0, colon));
        return prefix(namespace) + qualifiedName.substring(colon + 1);
    }

    /** The value of an attribute, or nothing at all where it is absent. */
    String value(Element element, String attribute) {
        return attributes(element)
                .filter(candidate -> attribute.equals(name(candidate)))
                .map(Attr::getValue)
                .findFirst()
                .orElse("");
    }

    /** What people know an element by: its name, its id or those of what it belongs to. */
    String called(Element element) {
        String name = value(element, "name").isBlank() ? value(element, "id") : value(element, "name");
        return name.isBlank() && element.getParentNode() instanceof Element parent ? called(parent) : name;
    }

    /** Its own text as the engine reads it: joined over comments and CDATA sections, without that of its children. */
    static String text(Element element) {
        var text = new StringBuilder();
        nodes(element)
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .forEach(part -> text.append(part.getData()));
        return text.toString().trim();
    }

    void dangerous(Element element, String rule, String message) {
        note(element, rule, Severity.DANGEROUS, message);
    }

    void error(Element element, String rule, String message) {
        note(element, rule, Severity.ERROR, message);
    }

    /** Notes it where the modeller does not say that the model is made for this product's engine. */
    void requirePlatform() {
        if (!value(root, "modeler:executionPlatform").equals("Camunda Platform")
                || !value(root, "modeler:executionPlatformVersion").equals("7.24.0")) {
            error(root, "platform", "The model must be made for Camunda Platform 7.24.0");
        }
    }

    /** Notes names that no list, letter or picture has room for. */
    void requireShortNames() {
        all().filter(element -> value(element, "name").length() > LONGEST_NAME)
                .forEach(element -> error(
                        element,
                        "long-name",
                        "A name may have %d characters, not %d; say the rest in its documentation"
                                .formatted(LONGEST_NAME, value(element, "name").length())));
    }

    List<Problem> problems() {
        return notes.stream()
                .sorted(Comparator.comparingInt(Note::position))
                .map(Note::problem)
                .distinct()
                .toList();
    }

    private String prefix(String namespace) {
        String prefix = prefixes.get(String.valueOf(namespace));
        return prefix == null ? "{%s}".formatted(namespace) : prefix + ":";
    }

    private void note(Element element, String rule, Severity severity, String message) {
        notes.add(new Note(positions.get(element), new Problem(nearestId(element), rule, severity, message)));
    }

    /** The id of the element or of what it belongs to; the file's name where none has one. */
    String nearestId(Element element) {
        for (Node node = element; node instanceof Element candidate; node = node.getParentNode()) {
            if (!candidate.getAttribute("id").isEmpty()) {
                return ExpressionGrammar.shown(candidate.getAttribute("id"));
            }
        }
        return file;
    }

    private void collect(Element element) {
        positions.put(element, elements.size());
        elements.add(element);
        named.computeIfAbsent(name(element), any -> new ArrayList<>()).add(element);
        children(element).forEach(this::collect);
    }

    private void noteEncoding(Document document) {
        // Another encoding or XML 1.1 could be read in one way here and in another way by the engine.
        boolean utf8 = Stream.of(document.getInputEncoding(), document.getXmlEncoding())
                .allMatch(encoding -> encoding == null || encoding.equalsIgnoreCase("UTF-8"));
        if (!utf8 || !document.getXmlVersion().equals("1.0")) {
            dangerous(root, "xml", "The file must be XML 1.0 in UTF-8");
        }
    }

    private void noteInstructions(Node node) {
        nodes(node).forEach(child -> {
            if (child instanceof ProcessingInstruction instruction) {
                dangerous(
                        node instanceof Element element ? element : root,
                        "xml",
                        "The processing instruction '%s' is not available to models"
                                .formatted(ExpressionGrammar.shown(instruction.getTarget())));
            }
            noteInstructions(child);
        });
    }

    private void noteNamespaces(Element element) {
        var attributes = element.getAttributes();
        Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1)
                .map(attributes::item)
                .filter(attribute -> XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .filter(declaration -> !prefixes.containsKey(declaration.getNodeValue()))
                .forEach(declaration -> dangerous(
                        element,
                        "namespace",
                        "The namespace '%s' is not available to models"
                                .formatted(ExpressionGrammar.shown(declaration.getNodeValue()))));
    }

    private static Stream<Node> nodes(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling);
    }

    private static Document parse(byte[] content) throws Unreadable {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXException | IOException e) {
            throw new Unreadable("The file cannot be read as a model: " + ExpressionGrammar.shown(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
