package org.gatehouse.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.packaged.PackagedProduct;

/** The packaged product and the browser, started once for all browser tests of a JVM. */
final class Stage implements AutoCloseable {

    private final Path directory = directory();
    private final Browsers chromium = new Browsers();
    private final PackagedProduct product;
    private final Map<String, BrowserContext> browsers = new HashMap<>();

    Stage() {
        product = PackagedProduct.start(directory);
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
        return chromium.open(product.baseUrl(), scripts);
    }

    @Override
    public void close() {
        try (chromium) {
            product.close();
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
