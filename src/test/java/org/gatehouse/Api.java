package org.gatehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Calls the REST interface of a running product as one login. */
public record Api(String baseUrl, String login, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    /** What came back; its body is missing where there was none. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        /** The codes of all findings of a problem. */
        public List<String> codes() {
            return StreamSupport.stream(body.path("errors").spliterator(), false)
                    .map(error -> error.path("code").asText())
                    .toList();
        }

        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Api(String baseUrl, String login) {
        this(baseUrl, login, Map.of());
    }

    public Api with(String header, String value) {
        return new Api(baseUrl, login, Map.of(header, value));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Object body) {
        try {
            return postText(path, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer postText(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json"));
    }

    /** Sends a body of any kind in chunks, without saying how long it is. */
    public Answer postStream(String path, String contentType, Supplier<InputStream> body) {
        return send(request(path).POST(BodyPublishers.ofInputStream(body)).header("Content-Type", contentType));
    }

    /** Uploads one file, as a browser's form does. */
    public Answer upload(String path, String field, String fileName, byte[] content) {
        return upload(path, Map.of(), field, fileName, content);
    }

    /** The same beside other fields. */
    public Answer upload(String path, Map<String, String> fields, String field, String fileName, byte[] content) {
        String boundary = "gatehouse-test-boundary";
        String texts = fields.entrySet().stream()
                .map(text -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, text.getKey(), text.getValue()))
                .collect(Collectors.joining());
        String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, field, fileName);
        return send(request(path)
                .POST(BodyPublishers.ofByteArrays(List.of(
                        (texts + head).getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8))))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1" + path)).timeout(LONGEST_ANSWER);
        headers.forEach(request::header);
        if (login != null) {
            String credentials = Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = json ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
