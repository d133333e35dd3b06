package org.exposureatlas.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cookies that somebody gets who signs in, by how the request came. The public address of tests is https. */
@WebTest
class SessionCookieTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
    }

    @Test
    void noScriptReadsItAndNoOtherSiteSendsIt() throws Exception {
        assertThat(cookies(signIn())).singleElement().satisfies(cookie -> {
            assertThat(attributes(cookie)).contains("httponly", "samesite=lax", "path=/");
            assertThat(attributes(cookie))
                    .as("on this machine, without encryption")
                    .doesNotContain("secure")
                    .as("ends with the browser")
                    .noneMatch(attribute -> attribute.startsWith("max-age") || attribute.startsWith("expires"));
        });
    }

    @Test
    void behindAProxyThatSaysHttpsItGoesOverHttpsAlone() throws Exception {
        assertThat(cookies(signIn("X-Forwarded-Proto", "https", "X-Forwarded-Host", "elsewhere.example")))
                .singleElement()
                .satisfies(cookie -> assertThat(attributes(cookie)).contains("secure", "httponly", "samesite=lax"));
    }

    @Test
    void underAPublicHttpsAddressItDoesEvenIfTheProxyDoesNotSaySo() throws Exception {
        assertThat(cookies(signIn("X-Forwarded-Host", "atlas.example")))
                .singleElement()
                .satisfies(cookie -> assertThat(attributes(cookie)).contains("secure"));
        assertThat(get("/account/sign-in", "X-Forwarded-Host", "atlas.example")
                        .headers()
                        .allValues("Set-Cookie"))
                .as("the token of forms too")
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(attributes(cookie)).contains("secure", "samesite=lax"));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(headers)
                .GET()
                .build());
    }

    /** Signs somebody in with a form that was shown without a proxy. */
    private HttpResponse<String> signIn(String... headers) throws IOException, InterruptedException {
        Visitors visitors = new Visitors(program);
        String email = UUID.randomUUID() + "@example.org";
        visitors.reader(email);
        Visitor visitor = visitors.guest();
        String token = visitor.get("/account/sign-in")
                .page()
                .select("input[name=_csrf]")
                .first()
                .val();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/account/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Cookie",
                        visitor.cookies().stream()
                                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .POST(HttpRequest.BodyPublishers.ofString("email=" + encode(email) + "&password="
                        + encode(Visitors.PASSWORD) + "&_csrf=" + encode(token)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = send(request.build());
        assertThat(response.statusCode()).isBetween(302, 303);
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static List<String> cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .toList();
    }

    private static List<String> attributes(String cookie) {
        return List.of(cookie.toLowerCase(java.util.Locale.ROOT).split(";\\s*"));
    }
}
