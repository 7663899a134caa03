package org.gatehouse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.packaged.PackagedProduct;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The packaged product and the browser, started once for all browser tests. */
final class Stage implements CloseableResource {

    /** In milliseconds: long enough for a machine that is busy with something else. */
    static final double PATIENCE = 20_000;

    private static final List<String> OPTIONS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private final Path directory = directory();
    private final Playwright playwright;
    private final Browser browser;
    private final PackagedProduct product;
    private final Map<String, BrowserContext> browsers = new HashMap<>();

    Stage() {
        Path chromium = Chromium.find()
                .orElseThrow(() -> new IllegalStateException(
                        "GATEHOUSE_BROWSER_REQUIRED is true, but no Chromium was found (apt-get install chromium)"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(OPTIONS));
        product = PackagedProduct.start(directory);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** Of the product: its data and its log, and the photographs of tests that failed. */
    Path directoryOfThisRun() {
        return directory;
    }

    PackagedProduct product() {
        return product;
    }

    /** The browser that this person always uses. */
    BrowserContext browserOf(String login) {
        return browsers.computeIfAbsent(login, any -> newBrowser(true));
    }

    BrowserContext newBrowser(boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(product.baseUrl())
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(1280, 900)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    @Override
    public void close() {
        try (product;
                playwright) {
            browser.close();
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
