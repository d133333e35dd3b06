package org.exposureatlas.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a cookie jar who reads pages and fills in their forms, over HTTP and without scripts. */
public final class Visitor {

    private final String site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    /** What came back, after all redirects. */
    public record Answer(int status, String path, Document page, HttpResponse<String> response) {

        public String title() {
            return page.title();
        }

        public List<String> errors() {
            return page.select(".error-summary li").eachText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Visitor(int port) {
        this.site = "http://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return send(request.build());
    }

    /** The bytes of a file, which has to be there. */
    public byte[] file(String path) {
        HttpResponse<byte[]> response = send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    /** Fills in the form of a page that goes to this address, and sends it with everything hidden in it. */
    public Answer submit(Answer page, String action, Map<String, String> answers) {
        Element form = page.page().select("form[action=" + action + "]").first();
        if (form == null) {
            throw new AssertionError("No form goes to " + action + " on " + page.path() + ":\n"
                    + page.page().text());
        }
        Map<String, String> values = new LinkedHashMap<>();
        form.select("input[name]").forEach(input -> values.put(input.attr("name"), input.val()));
        values.putAll(answers);
        return post(action, values);
    }

    /** Opens a page, fills in its form and sends it. */
    public Answer fill(String path, Map<String, String> answers) {
        Answer page = get(path);
        return submit(page, path.replaceFirst("\\?.*", ""), answers);
    }

    public Answer post(String path, Map<String, String> values) {
        String body = values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The same cookies at another node of the site. */
    public Visitor at(int port) {
        Visitor other = new Visitor(port);
        cookies().forEach(cookie -> other.cookies.getCookieStore().add(URI.create(other.site), cookie));
        return other;
    }

    private Answer send(HttpRequest request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        String path = response.uri().toString().substring(site.length());
        return new Answer(response.statusCode(), path, Jsoup.parse(response.body()), response);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
