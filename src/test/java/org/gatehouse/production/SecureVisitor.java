package org.gatehouse.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser behind a proxy that ends TLS: it keeps secure cookies and follows redirects when told to. */
final class SecureVisitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String baseUrl;
    private final Map<String, HttpCookie> cookies = new HashMap<>();

    SecureVisitor(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Follows the way to the identity provider and back; answers where it ends. */
    HttpResponse<String> signIn(String from) {
        HttpResponse<String> toLogin = get(from);
        assertThat(location(toLogin)).endsWith("/login");
        HttpResponse<String> answer = get("/oauth2/authorization/gatehouse");
        for (int hops = 0; hops < 5 && answer.statusCode() == 302; hops++) {
            answer = follow(answer);
        }
        return answer;
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** Calls Camunda's REST interface as its web applications do. */
    HttpResponse<String> camunda(String path) {
        return get("/camunda/api/" + path);
    }

    HttpCookie cookie(String name) {
        return cookies.get(name);
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        URI target = URI.create(location(answer));
        boolean ours = !target.isAbsolute() || target.getScheme().equals("https");
        if (!ours) {
            return exchange(HttpRequest.newBuilder(target).GET().build());
        }
        return get(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) {
        request.uri(URI.create(baseUrl + path)).header("X-Forwarded-Proto", "https");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = exchange(request.build());
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> cookies.put(cookie.getName(), cookie));
        return answer;
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
