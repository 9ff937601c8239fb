package dev.icosian.cli.internal.given;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The store that was asked for.
 *
 * @param shown as people see it, and as it can be given again: {@code file:.icosian}
 * @param uri opens it, whatever the JVM's working directory is
 */
public record StoreChoice(String shown, String uri) {
    /** Two letters at least: C:\data is a folder. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private static final String FILE = "file:";

    /** Returns the store that a URI or the name of a folder means. */
    public static StoreChoice of(String text, Path workingDirectory) {
        if (!SCHEME.matcher(text).matches()) {
            return folder(text, encoded(text), "", workingDirectory);
        }
        boolean isRelativeFile = text.startsWith(FILE) && !text.startsWith(FILE + "/");
        if (!isRelativeFile) {
            return new StoreChoice(text, text);
        }
        int query = text.indexOf('?');
        String path = text.substring(FILE.length(), query < 0 ? text.length() : query);
        return folder(decoded(path), path, query < 0 ? "" : text.substring(query), workingDirectory);
    }

    private static StoreChoice folder(String folder, String encoded, String query, Path workingDirectory) {
        Path absolute = workingDirectory.resolve(folder).toAbsolutePath().normalize();
        String uri = absolute.toUri().toString();
        // A URI of a path ends with a slash only if the folder exists.
        String plain = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return new StoreChoice(FILE + encoded + query, plain + query);
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path.startsWith("/") ? path : "/" + path, null)
                    .getRawPath()
                    .substring(path.startsWith("/") ? 0 : 1);
        } catch (URISyntaxException e) {
            return path;
        }
    }

    private static String decoded(String path) {
        try {
            return new URI("/" + path).getPath().substring(1);
        } catch (URISyntaxException e) {
            return path;
        }
    }

    /** Returns whether nothing of it outlives the process. */
    public boolean isMemory() {
        return uri.startsWith("memory:");
    }

    /** Returns whether its folder is there; of other stores this is not known, and assumed. */
    public boolean exists() {
        return !uri.startsWith("file:///") || Files.exists(Path.of(URI.create(withoutQuery())));
    }

    /** Refuses a folder that is not there, where only something stored would help: opening would make it. */
    public void checkExists(String wanted) {
        if (!exists()) {
            throw new PipelineException(List.of(new Problem(
                    "Store/NotThere",
                    "there is no store " + shown + ", and so no " + wanted,
                    null,
                    "give the store of the run: --store, or change to its folder")));
        }
    }

    private String withoutQuery() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** Opens it; the caller closes it. */
    public ArtifactStore open() {
        return ArtifactStore.at(uri);
    }
}
