package org.exposureatlas.support;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test a {@link Browser}. The browser itself is the one at the path in the system property
 * {@code atlas.browser}; without it the tests are skipped and say why, or fail where {@code atlas.browser.required}
 * is true.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    private static final Path EVIDENCE = Path.of("target", "browser");

    /** One browser for the whole run. */
    private record Chromium(Playwright playwright, com.microsoft.playwright.Browser browser) implements AutoCloseable {

        static Chromium launch() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Browser.PATIENCE.toMillis());
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable())
                                    // Chromium's sandbox does not work for root.
                                    .setChromiumSandbox(false)
                                    .setArgs(List.of(
                                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                                            "--disable-quic",
                                            "--no-first-run",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync"))));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing();
        if (missing == null) {
            return ConditionEvaluationResult.enabled("A browser is there");
        }
        if (Boolean.getBoolean("atlas.browser.required")) {
            throw new IllegalStateException("Browser tests are required here, but " + missing);
        }
        // Maven counts what is skipped without saying why.
        LoggerFactory.getLogger(BrowserExtension.class).warn("{} skipped: {}", context.getDisplayName(), missing);
        return ConditionEvaluationResult.disabled("Browser test skipped: " + missing);
    }

    /** What keeps a browser from being driven; null if nothing does. */
    private static String missing() {
        if (!Files.isRegularFile(executable()) || !Files.isExecutable(executable())) {
            return "no Chromium was found; install one, or name it with -Datlas.browser=PATH";
        }
        try {
            Class.forName("com.microsoft.playwright.impl.driver.jar.DriverJar");
            return null;
        } catch (ClassNotFoundException notFetched) {
            return "its driver is not on the class path; run them with mvn verify";
        }
    }

    private static Path executable() {
        return Path.of(System.getProperty("atlas.browser", ""));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Chromium.class, key -> Chromium.launch(), Chromium.class);
        int port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
        Browser browser = new Browser(chromium.browser(), port);
        context.getStore(OURS).put(Browser.class, browser);
        return browser;
    }

    /** JUnit closes the browser's pages afterwards, with the store. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Browser browser = context.getStore(OURS).get(Browser.class, Browser.class);
        if (browser == null) {
            return;
        }
        List<String> breaches = browser.breaches();
        if (context.getExecutionException().isPresent() || !breaches.isEmpty()) {
            browser.keepEvidence(EVIDENCE, context.getRequiredTestClass().getSimpleName() + "." + name(context));
        }
        if (!breaches.isEmpty()) {
            throw new AssertionError(String.join("\n", breaches));
        }
    }

    private static String name(ExtensionContext context) {
        return (context.getRequiredTestMethod().getName() + " " + context.getDisplayName()).replaceAll("[^\\w]+", "-");
    }
}
