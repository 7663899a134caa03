package org.gatehouse.production;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID Connect provider that signs in whomever the test names next. */
final class FakeIdentityProvider {

    static final String CLIENT = "gatehouse-client";
    static final String AUDIENCE = "api://gatehouse";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private Map<String, Object> next = Map.of();
    private Map<String, String> lastRequest = Map.of();

    private FakeIdentityProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static FakeIdentityProvider start() {
        try {
            var provider = new FakeIdentityProvider(
                    HttpServer.create(new InetSocketAddress("localhost", 0), 0),
                    new RSAKeyGenerator(2048).keyID("one").generate());
            provider.serve();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whoever signs in next has these claims. */
    void signsIn(Map<String, Object> claims) {
        next = claims;
    }

    /** What the last sign-in was asked for with. */
    Map<String, String> lastRequest() {
        return lastRequest;
    }

    /** A token for calls with these claims, valid for five minutes unless they say otherwise. */
    String token(Map<String, Object> claims) {
        return signed(claims, AUDIENCE, key);
    }

    String tokenFor(String audience, Map<String, Object> claims) {
        return signed(claims, audience, key);
    }

    /** The same as this provider's, but for the key. */
    String forgedToken(Map<String, Object> claims) {
        try {
            return signed(
                    claims, AUDIENCE, new RSAKeyGenerator(2048).keyID("one").generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, description()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::redeem);
        server.start();
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("pairwise"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        lastRequest = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, lastRequest.get("nonce"));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(lastRequest.get("redirect_uri"))
                                .queryParam("code", code)
                                .queryParam("state", "{state}")
                                .encode()
                                .buildAndExpand(lastRequest.get("state"))
                                .toUriString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void redeem(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var claims = new HashMap<>(next);
        claims.put("nonce", nonces.remove(parameters(body).get("code")));
        answer(
                exchange,
                Map.of(
                        "access_token",
                        "for-nobody",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        signed(claims, CLIENT, key)));
    }

    private String signed(Map<String, Object> claims, String audience, RSAKey by) {
        var set = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject-of-" + claims.getOrDefault("preferred_username", "an application"))
                .audience(audience)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
        claims.forEach(set::claim);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, String> parameters(String query) {
        MultiValueMap<String, String> all =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        var decoded = new HashMap<String, String>();
        all.toSingleValueMap()
                .forEach((name, value) -> decoded.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
        return decoded;
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A provider that takes every call and answers none. */
    static final class Hanging implements AutoCloseable {

        private final ServerSocket socket;
        private final AtomicInteger calls = new AtomicInteger();
        private final List<Socket> open = new CopyOnWriteArrayList<>();

        Hanging() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            new Thread(this::accept, "hanging-provider").start();
        }

        String issuer() {
            return "http://localhost:" + socket.getLocalPort();
        }

        int calls() {
            return calls.get();
        }

        private void accept() {
            try {
                while (true) {
                    open.add(socket.accept());
                    calls.incrementAndGet();
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        }
    }
}
