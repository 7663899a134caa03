package org.gatehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A session as a browser has one: signed in by the form, with cookies and tokens, without the browser. */
public final class Browserless {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*(?:value|content)=\"([^\"]+)\"");

    private final String baseUrl;
    private final CookieManager cookies;
    private final HttpClient http;

    public Browserless(String baseUrl) {
        this(baseUrl, new CookieManager());
    }

    private Browserless(String baseUrl, CookieManager cookies) {
        this.baseUrl = baseUrl;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The same session at another node. */
    public Browserless at(String otherBaseUrl) {
        return new Browserless(otherBaseUrl, cookies);
    }

    public static Browserless signedIn(String baseUrl, String login) {
        var session = new Browserless(baseUrl);
        session.submit("/login", Map.of("username", login, "password", "demo"));
        return session;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path)).GET());
    }

    /** Posts a form with the token of the page it is on. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        return submit(path, path, fields);
    }

    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(get(page).body());
        String csrf = token.find() ? "_csrf=" + encode(token.group(1)) + "&" : "";
        return postForm(path, csrf + encode(fields));
    }

    /** The same with a file, as a form for uploads sends it. */
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, String field, String fileName, byte[] content) {
        return upload(path, path, fields, field, fileName, content);
    }

    public HttpResponse<String> upload(
            String page, String path, Map<String, String> fields, String field, String fileName, byte[] content) {
        Matcher token = CSRF.matcher(get(page).body());
        var all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        String boundary = "gatehouse-test-boundary";
        String texts = all.entrySet().stream()
                .map(text -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, text.getKey(), text.getValue()))
                .collect(Collectors.joining());
        String file = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, field, fileName);
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(
                        (texts + file).getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8)))));
    }

    public HttpResponse<String> postForm(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Calls Camunda's REST interface as its web applications do. */
    public HttpResponse<String> camunda(String method, String path, String body) {
        return camunda(method, path, "application/json", body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> camunda(String method, String path, String contentType, byte[] body) {
        get("/camunda/app/tasklist/default/");
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
        return send(HttpRequest.newBuilder(URI.create(baseUrl + "/camunda/api/" + path))
                .header("Content-Type", contentType)
                .header("X-XSRF-TOKEN", token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
