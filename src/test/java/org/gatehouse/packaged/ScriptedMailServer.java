package org.gatehouse.packaged;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server that speaks as much SMTP as a client needs and misbehaves at the socket as it is told. */
final class ScriptedMailServer implements AutoCloseable {

    enum Fault {
        /** Nobody listens. */
        REFUSES_CONNECTIONS,
        /** Takes the connection and says nothing. */
        HANGS,
        /** Answers 451 to every sender. */
        DEFERS,
        /** Takes the whole mail and drops the connection instead of answering. */
        DROPS_AFTER_DATA,
        NONE
    }

    /** A mail that was taken whole, whether or not that was answered. */
    record Received(String recipient, String messageId, String subject) {}

    private final int port;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket listener;
    private volatile Fault fault = Fault.NONE;
    private volatile String unknownRecipient = "";
    private volatile String silentRecipient = "";

    private ScriptedMailServer() {
        listen(0);
        port = listener.getLocalPort();
    }

    static ScriptedMailServer start() {
        return new ScriptedMailServer();
    }

    int port() {
        return port;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    synchronized void misbehave(Fault how) {
        boolean listened = fault != Fault.REFUSES_CONNECTIONS;
        fault = how;
        if (how == Fault.REFUSES_CONNECTIONS) {
            closeAll();
        } else if (!listened) {
            listen(port);
        }
    }

    /** Answers 550 to this recipient, and to an empty text nobody. */
    void refuse(String recipient) {
        unknownRecipient = recipient;
    }

    /** Says nothing any more once this recipient is named, and to an empty text nobody. */
    void hangFor(String recipient) {
        silentRecipient = recipient;
    }

    @Override
    public synchronized void close() {
        closeAll();
        threads.shutdownNow();
    }

    private void listen(int at) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listener = opened;
            threads.execute(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Fault now = fault;
            if (now == Fault.HANGS) {
                waitUntilTheClientGoes(client);
                return;
            }
            talk(client, now);
        } catch (IOException gone) {
            // the client gave up, or this server was told to refuse connections
        } finally {
            clients.remove(client);
        }
    }

    private static void waitUntilTheClientGoes(Socket client) throws IOException {
        while (client.getInputStream().read() >= 0) {
            // says nothing to it
        }
    }

    private void talk(Socket client, Fault now) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 scripted");
        String recipient = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "MAIL" -> say(client, now == Fault.DEFERS ? "451 4.3.0 Try again later" : "250 ok");
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    if (recipient.equals(silentRecipient)) {
                        waitUntilTheClientGoes(client);
                        return;
                    }
                    say(client, recipient.equals(unknownRecipient) ? "550 5.1.1 No such user" : "250 ok");
                }
                case "DATA" -> {
                    say(client, "354 go on");
                    received.add(read(lines, recipient));
                    if (now == Fault.DROPS_AFTER_DATA) {
                        return;
                    }
                    say(client, "250 taken");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 ok");
            }
        }
    }

    private static Received read(BufferedReader lines, String recipient) throws IOException {
        var text = new StringBuilder();
        for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
            text.append(line).append("\r\n");
        }
        try {
            Message mail = new MimeMessage(
                    null, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
            return new Received(recipient, mail.getHeader("Message-ID")[0], mail.getSubject());
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private void closeAll() {
        try {
            listener.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
