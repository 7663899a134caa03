package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gatehouse.Shipped;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.StepCatalogue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;

/** Every shipped file comes out of the editor as it went in. */
@ExtendWith(BrowserExtension.class)
class EditorRoundTripBrowserIT {

    private static final ModelLint LINT = new ModelLint(StepCatalogue.ofClassPath());

    /** What the editor leaves out, for it is so where nothing is said. */
    private static final List<String> DEFAULTS =
            List.of("decisionTable/@hitPolicy=UNIQUE", "callActivity/@camunda:calledElementBinding=latest");

    static Stream<String> models() {
        return Shipped.models().stream().map(file -> file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("models")
    void saysTheSameAfterwards(String file, Portal portal) throws Exception {
        Visitor owner = portal.signedIn("owner1");
        EditorPage page = EditorPage.openedBy(owner, file.replaceFirst("\\.[a-z]+$", ""));
        assertThat(page.summary()).hasText(EditorPage.CLEAN);
        assertThat(page.whyNot()).hasText("Nothing has been changed yet.");
        String saved = page.download();
        assertThat(LINT.check(file, saved.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(said(saved)).isEqualTo(said(Files.readString(Path.of("processes", file))));
    }

    /** Every attribute and text, in no order. */
    private static List<String> said(String xml) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        NodeList elements = document.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(elements::item)
                .flatMap(EditorRoundTripBrowserIT::said)
                .filter(line -> !DEFAULTS.contains(line))
                .sorted()
                .toList();
    }

    private static Stream<String> said(Node element) {
        String name = element.getNodeName().replaceFirst("^(bpmn|dmn):", "");
        NamedNodeMap attributes = element.getAttributes();
        Stream<String> values = IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .filter(attribute -> !attribute.getNodeName().startsWith("xmlns"))
                .map(attribute -> "%s/@%s=%s".formatted(name, attribute.getNodeName(), attribute.getNodeValue()));
        Stream<String> text = IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Text.class::isInstance)
                .map(Node::getNodeValue)
                .filter(part -> !part.isBlank())
                .map(part -> "%s=%s".formatted(name, part.strip()));
        return Stream.concat(values, text);
    }
}
