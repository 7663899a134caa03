package org.gatehouse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Chromium, started once, which opens browsers that know nothing of each other. */
final class Browsers implements AutoCloseable {

    /** In milliseconds: long enough for a machine that is busy with something else. */
    static final double PATIENCE = 20_000;

    private static final List<String> OPTIONS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;

    Browsers() {
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
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** A new browser in front of the product at this address. */
    BrowserContext open(String baseUrl, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(1280, 900)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
