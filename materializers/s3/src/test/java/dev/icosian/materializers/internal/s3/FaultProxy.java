package dev.icosian.materializers.internal.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Stands between a store and its server, and lets happen to each request what a test says. Requests and answers are passed
 * on byte by byte, since the client has signed them.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int PIECE = 1 << 12;

    private final ServerSocket socket;
    private final int serverPort;
    private final Function<String, Fault> script;
    private final BiConsumer<String, Boolean> ended;
    private final long lateMillis;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Fault, AtomicInteger> counts = new ConcurrentHashMap<>();

    /**
     * Starts a proxy.
     *
     * @param script says for each request, as {@code PUT /bucket/key?query}, what becomes of it
     * @param lateMillis how long what is late takes
     */
    public FaultProxy(int serverPort, long lateMillis, Function<String, Fault> script) throws IOException {
        this(serverPort, lateMillis, script, (request, isCarriedOut) -> {});
    }

    /**
     * As above.
     *
     * @param ended hears of each request that the server is done with it, or never saw it, and whether it did what was asked
     */
    public FaultProxy(
            int serverPort, long lateMillis, Function<String, Fault> script, BiConsumer<String, Boolean> ended)
            throws IOException {
        this.ended = ended;
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.lateMillis = lateMillis;
        this.script = script;
        threads.execute(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    /** Returns how often each fault happened. */
    public Map<Fault, AtomicInteger> counts() {
        return counts;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (exchange(client, in)) {
                client.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client will notice.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the connection goes on. */
    private boolean exchange(Socket client, InputStream in) throws IOException, InterruptedException {
        Head request = Head.read(in);
        if (request == null) {
            return false;
        }
        requests.incrementAndGet();
        String[] words = request.firstLine().split(" ", 3);
        String asked = words[0] + " " + words[1];
        Fault fault = script.apply(asked);
        AtomicBoolean isCarriedOut = new AtomicBoolean();
        try {
            return exchange(client, in, request, fault, isCarriedOut);
        } finally {
            ended.accept(asked, isCarriedOut.get());
        }
    }

    private boolean exchange(Socket client, InputStream in, Head request, Fault fault, AtomicBoolean isCarriedOut)
            throws IOException, InterruptedException {
        String method = request.firstLine().split(" ", 2)[0];
        counts.computeIfAbsent(fault, any -> new AtomicInteger()).incrementAndGet();
        OutputStream out = client.getOutputStream();
        if (request.value("expect").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        long length = request.contentLength();
        if (fault == Fault.RESET || fault == Fault.RESET_IN_BODY) {
            in.readNBytes(fault == Fault.RESET ? 0 : (int) (length / 2));
            client.setSoLinger(true, 0);
            return false;
        }
        byte[] body = in.readNBytes(Math.toIntExact(length));
        if (body.length < length) {
            return false;
        }
        switch (fault) {
            case ERROR_500 -> refuse(out, method, "500 Internal Server Error", "InternalError");
            case SLOW_DOWN_503 -> refuse(out, method, "503 Slow Down", "SlowDown");
            case CONFLICT_409 -> refuse(out, method, "409 Conflict", "ConditionalRequestConflict");
            default -> {
                return passOn(client, method, request, body, fault, isCarriedOut);
            }
        }
        return true;
    }

    private static void refuse(OutputStream out, String method, String status, String code) throws IOException {
        String body = method.equals("HEAD") ? "" : "<Error><Code>" + code + "</Code></Error>";
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private boolean passOn(
            Socket client, String method, Head request, byte[] body, Fault fault, AtomicBoolean isCarriedOut)
            throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            server.setTcpNoDelay(true);
            server.getOutputStream().write(request.bytes());
            server.getOutputStream().write(body);
            InputStream answerIn = new BufferedInputStream(server.getInputStream());
            Head answer = Head.read(answerIn);
            while (answer != null && answer.firstLine().contains(" 100 ")) {
                answer = Head.read(answerIn);
            }
            if (answer == null) {
                return false;
            }
            byte[] answerBody = answer.body(answerIn, method);
            isCarriedOut.set(answer.firstLine().contains(" 20"));
            switch (fault) {
                case DONE_BUT_500 -> refuse(out, method, "500 Internal Server Error", "InternalError");
                case DONE_BUT_LOST -> {
                    return false;
                }
                case DONE_BUT_LATE -> {
                    Thread.sleep(lateMillis);
                    return false;
                }
                case TORN -> {
                    out.write(answer.bytes());
                    out.write(answerBody, 0, (answerBody.length + 1) / 2);
                    out.flush();
                    return false;
                }
                case SLOW -> {
                    out.write(answer.bytes());
                    writeSlowly(out, answerBody);
                }
                default -> {
                    out.write(answer.bytes());
                    out.write(answerBody);
                }
            }
        }
        return true;
    }

    private static void writeSlowly(OutputStream out, byte[] body) throws IOException, InterruptedException {
        int piece = Math.max(PIECE, body.length / 20);
        for (int from = 0; from < body.length; from += piece) {
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /** What precedes the body of a request or an answer, as it came. */
    private record Head(byte[] bytes) {
        static Head read(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int newLines = 0;
            while (newLines < 2) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.write(next);
                if (next == '\n') {
                    newLines++;
                } else if (next != '\r') {
                    newLines = 0;
                }
            }
            return new Head(head.toByteArray());
        }

        String firstLine() {
            return text().substring(0, text().indexOf('\r'));
        }

        private String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        String value(String name) {
            return text().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        long contentLength() {
            String length = value("content-length");
            return length.isEmpty() ? 0 : Long.parseLong(length);
        }

        /** Returns the body of an answer as it stands on the wire, chunks and all. */
        byte[] body(InputStream in, String method) throws IOException {
            boolean isBodiless = method.equals("HEAD")
                    || firstLine().contains(" 204")
                    || firstLine().contains(" 304");
            if (isBodiless) {
                return new byte[0];
            }
            if (!value("transfer-encoding").equalsIgnoreCase("chunked")) {
                return in.readNBytes(Math.toIntExact(contentLength()));
            }
            ByteArrayOutputStream chunks = new ByteArrayOutputStream();
            while (true) {
                String line = line(in);
                chunks.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                int size = Integer.parseInt(line.strip(), 16);
                chunks.write(in.readNBytes(size + 2));
                if (size == 0) {
                    return chunks.toByteArray();
                }
            }
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException();
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
