package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens {@code file:relative/path}, {@code file:/absolute/path}, and either with {@code ?links=off}. */
public final class DirectoryStoreProvider implements ArtifactStore.Provider {
    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public ArtifactStore open(URI uri) {
        if (uri.getRawAuthority() != null) {
            throw StoreProblems.badUri(uri.toString(), "it names the host '" + uri.getRawAuthority() + "'");
        }
        if (uri.getRawFragment() != null) {
            throw StoreProblems.badUri(uri.toString(), "it has a fragment, '#" + uri.getRawFragment() + "'");
        }
        // Of a relative path, java.net.URI does not tell the query from the rest.
        String[] pathAndOptions = uri.getRawSchemeSpecificPart().split("\\?", 2);
        String options = pathAndOptions.length == 2 ? pathAndOptions[1] : "";
        if (!options.isEmpty() && !options.equals("links=off") && !options.equals("links=on")) {
            throw StoreProblems.badUri(uri.toString(), "its only option is links=off, not '" + options + "'");
        }
        Path folder = path(uri, pathAndOptions[0]);
        return options.equals("links=off") ? DirectoryStore.openWithoutLinks(folder) : DirectoryStore.open(folder);
    }

    private static Path path(URI uri, String rawPath) {
        if (rawPath.isEmpty()) {
            throw StoreProblems.badUri(uri.toString(), "it has no path");
        }
        try {
            if (rawPath.startsWith("/")) {
                return Path.of(URI.create("file:" + rawPath));
            }
            return Path.of(URI.create("file:/" + rawPath).getPath().substring(1));
        } catch (InvalidPathException e) {
            throw StoreProblems.badUri(uri.toString(), e.getReason());
        }
    }
}
