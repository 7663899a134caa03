package org.gatehouse.docs;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.browser.Chromium;

/** Draws diagrams as SVG, with bpmn-js in a headless Chromium. */
final class Draughtsman implements AutoCloseable {

    private static final Path BPMN_JS =
            Path.of("src/main/frontend/node_modules/bpmn-js/dist/bpmn-viewer.production.min.js");
    private static final List<String> OPTIONS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    /**
     * What only a mouse needs is left out, icons are held once, and dark pages get white paper below the lines. The
     * icons make up two thirds of what bpmn-js writes.
     */
    private static final String DRAW = """
            async (xml) => {
              document.body.innerHTML = '<div id="canvas"></div>';
              const viewer = new BpmnJS({ container: '#canvas' });
              await viewer.importXML(xml);
              const { svg } = await viewer.saveSVG();
              const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
              drawing.querySelectorAll('.djs-hit, .djs-outline').forEach((unseen) => unseen.remove());
              const icons = document.createElementNS(drawing.namespaceURI, 'defs');
              const known = new Map();
              const isIcon = (path) => path.getAttribute('d').length > 400;
              for (const icon of [...drawing.querySelectorAll('path')].filter(isIcon)) {
                const use = document.createElementNS(drawing.namespaceURI, 'use');
                const id = known.get(icon.outerHTML) ?? `icon-${known.size + 1}`;
                icon.replaceWith(use);
                use.setAttribute('href', `#${id}`);
                if (!known.has(icon.outerHTML)) {
                  known.set(icon.outerHTML, id);
                  icon.id = id;
                  icons.append(icon);
                }
              }
              const paper = document.createElementNS(drawing.namespaceURI, 'rect');
              const [x, y, width, height] = drawing.getAttribute('viewBox').split(' ');
              Object.entries({ x, y, width, height, fill: 'white' })
                .forEach(([name, value]) => paper.setAttribute(name, value));
              drawing.prepend(icons, paper);
              return new XMLSerializer().serializeToString(drawing);
            }""";

    private final Playwright playwright;
    private final Browser browser;

    Draughtsman() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.find()
                                .orElseThrow(() -> new IllegalStateException("Pictures are drawn with Chromium")))
                        .setArgs(OPTIONS));
    }

    String draw(String xml) {
        try (Page page = browser.newPage()) {
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(BPMN_JS));
            return (String) page.evaluate(DRAW, xml);
        }
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
