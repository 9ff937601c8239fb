package dev.icosian.materializers.internal.sink;

import dev.icosian.ArtifactOutput;
import dev.icosian.Content;
import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.internal.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file, or what a {@link Destination} has in its place, with the bytes that a materializer writes. Immutable and thread
 * safe.
 */
final class TypedFileSink<T> implements Sink<T> {
    /** One letter before the colon is a drive. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private final String id;
    private final int version;
    private final Materializer<T> materializer;
    private final Location location;

    TypedFileSink(String id, int version, Materializer<T> materializer, Location location) {
        this.id = id;
        this.version = version;
        this.materializer = materializer;
        this.location = location;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean accepts(TypeRef<?> type) {
        return type.equals(materializer.type());
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public String publish(T value, Location.Resolved at) throws Exception {
        String uri = at.uri();
        if (uri.startsWith("file:/")) {
            return replace(Path.of(URI.create(uri)), value);
        }
        Matcher scheme = SCHEME.matcher(uri);
        return scheme.matches() ? replace(destination(scheme.group(1), uri), uri, value) : replace(Path.of(uri), value);
    }

    private String replace(Path file, T value) throws Exception {
        return new AtomicFile(file).replace(out -> materializer.write(value, new StreamOutput(out)));
    }

    private String replace(Destination destination, String uri, T value) throws Exception {
        Path bytes = Files.createTempFile("icosian-publication-", null);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bytes))) {
                materializer.write(value, new StreamOutput(out));
            }
            Content content = Content.of(bytes);
            destination.replace(uri, content, materializer.mediaType());
            return content.sha256();
        } finally {
            Files.deleteIfExists(bytes);
        }
    }

    private Destination destination(String scheme, String uri) {
        for (Destination destination : ServiceLoader.load(Destination.class)) {
            if (destination.scheme().equals(scheme)) {
                return destination;
            }
        }
        throw new PipelineException(List.of(new Problem(
                "Sink/NotAFile",
                "the sink " + id + " writes files, and '" + uri + "' is none",
                null,
                "give a path, add the library for this place (s3: dev.icosian:icosian-s3), or use a sink that knows"
                        + " it")));
    }

    /** The stream of a file that somebody else closes. */
    private record StreamOutput(OutputStream out) implements ArtifactOutput {
        @Override
        public OutputStream open() {
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }

        @Override
        public Path file() {
            throw new UnsupportedOperationException("this sink takes a stream");
        }
    }
}
