package org.exposureatlas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.DigestUtils;

/** What every answer carries, seen over HTTP; the pages are in src/test/resources/static/trial. */
@WebTest
class WebPolicyTests {

    @Autowired
    RestTestClient site;

    @ParameterizedTest
    @ValueSource(strings = {"/trial/page.html", "/nothing/here", "/actuator/health", "/trial/style.css"})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        HttpHeaders headers = get(path).getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.get("Set-Cookie")).isNull();
    }

    @Test
    void aPageIsAskedForAgainAndNotSentAgain() {
        HttpHeaders first = get("/trial/page.html").getResponseHeaders();
        assertThat(first.getCacheControl()).isEqualTo("no-cache");
        assertThat(first.getETag()).startsWith("W/");
        assertThat(first.get("Last-Modified")).isNull();

        site.get()
                .uri("/trial/page.html")
                .header("If-None-Match", first.getETag())
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache");
    }

    @Test
    void aPageIsSentCompressedAndStillHasItsTag(@LocalServerPort int port) throws Exception {
        // The other client undoes the compression before one can see it.
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trial/page.html"))
                .header("Accept-Encoding", "gzip")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            java.net.http.HttpHeaders headers =
                    client.send(request, BodyHandlers.discarding()).headers();

            assertThat(headers.firstValue("Content-Encoding")).contains("gzip");
            assertThat(headers.firstValue("ETag"))
                    .hasValueSatisfying(tag -> assertThat(tag).startsWith("W/"));
        }
    }

    @Test
    void aFileNamedByItsContentIsKeptForAYear() throws IOException {
        String hash =
                DigestUtils.md5DigestAsHex(new ClassPathResource("static/trial/style.css").getContentAsByteArray());

        EntityExchangeResult<byte[]> style = get("/trial/style-" + hash + ".css");

        assertThat(style.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(style.getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void aMissingFileWithSuchANameIsNotKept() {
        EntityExchangeResult<byte[]> missing = get("/trial/style-0123456789abcdef0123456789abcdef.css");

        assertThat(missing.getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(missing.getResponseHeaders().getCacheControl()).isEqualTo("no-cache");
    }

    @Test
    void aFileWithAPlainNameIsAskedForAgain() {
        assertThat(get("/trial/style.css").getResponseHeaders().getCacheControl())
                .isEqualTo("no-cache");
    }

    @Test
    void onlyHealthCanBeAskedAboutTheRunningProgram() {
        assertThat(get("/actuator/health").getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(text(get("/actuator/health"))).doesNotContain("details", "db");
        assertThat(get("/actuator/env").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("/login").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(post("/trial/page.html").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest(name = "from {0} {1}: refused {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "Sec-Fetch-Site, same-origin, false",
                "Sec-Fetch-Site, none, false",
                "Sec-Fetch-Site, same-site, true",
                "Sec-Fetch-Site, cross-site, true",
                "Origin, http://elsewhere.invalid, true",
                "X-Nothing, said, false"
            })
    void theThemeIsSwitchedOnlyFromThisSite(String header, String value, boolean refused) {
        HttpStatus status = HttpStatus.valueOf(site.post()
                .uri("/theme")
                .header(header, value)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value());

        assertThat(status == HttpStatus.FORBIDDEN).isEqualTo(refused);
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return site.get().uri(path).exchange().expectBody().returnResult();
    }

    private EntityExchangeResult<byte[]> post(String path) {
        return site.post().uri(path).exchange().expectBody().returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBodyContent()));
    }
}
