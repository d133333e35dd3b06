package org.exposureatlas.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader with a browser, one for each test. It watches what the pages do: a request to another host, a breach of
 * the content policy or a failing script fails the test, whatever the test was about.
 */
public final class Browser implements AutoCloseable {

    /** How a page is looked at. */
    public record View(int width, int height, boolean dark, boolean scripts) {

        public static final View DESKTOP = new View(1280, 900, false, true);
        public static final View PHONE = new View(390, 844, false, true);

        public View inTheDark() {
            return new View(width, height, true, scripts);
        }

        public View withoutScripts() {
            return new View(width, height, dark, false);
        }

        public View asNarrowAs(int pixels) {
            return new View(pixels, height, dark, scripts);
        }
    }

    /** For a click or an expectation: long, since nothing is slow here but a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final com.microsoft.playwright.Browser browser;
    private final String address;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();

    Browser(com.microsoft.playwright.Browser browser, int port) {
        this.browser = browser;
        this.address = "http://127.0.0.1:" + port;
    }

    /** A page of the site on a desktop, as it is after loading. */
    public Page open(String path) {
        return open(path, View.DESKTOP);
    }

    public Page open(String path, View view) {
        Page page = newContext(view).newPage();
        page.navigate(path);
        return page;
    }

    private BrowserContext newContext(View view) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(view.width(), view.height())
                .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(view.scripts())
                // What is to be clicked is not to be scrolling still.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.onRequest(this::watch);
        context.onConsoleMessage(this::watch);
        context.onWebError(error -> breaches.add("A script failed: " + error.error()));
        contexts.add(context);
        return context;
    }

    private void watch(Request request) {
        URI asked = URI.create(request.url().replaceAll("[|{}\\[\\]]", ""));
        boolean overTheNetwork = asked.getHost() != null;
        if (overTheNetwork && !request.url().startsWith(address + "/")) {
            breaches.add("A request to another host: " + request.url());
        }
    }

    private void watch(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            breaches.add(message.text());
        }
    }

    /** What the pages of this test did that no page of this site may do. */
    List<String> breaches() {
        return List.copyOf(breaches);
    }

    /** The same, for a test that provokes it: it does not fail for that. */
    public List<String> forgiveBreaches() {
        List<String> forgiven = breaches();
        breaches.clear();
        return forgiven;
    }

    /** Leaves a picture and the markup of every open page, named after the test. */
    void keepEvidence(Path folder, String test) throws IOException {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                number++;
                Path picture = folder.resolve(test + "-" + number + ".png");
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture));
                Files.writeString(folder.resolve(test + "-" + number + ".html"), page.content());
            }
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
