package dev.icosian;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds the store of a URI. */
final class StoreProviders {
    private StoreProviders() {}

    static ArtifactStore open(String text) {
        URI uri = parse(text);
        List<ArtifactStore.Provider> found = new ArrayList<>();
        TreeSet<String> schemes = new TreeSet<>();
        for (ArtifactStore.Provider provider : ServiceLoader.load(ArtifactStore.Provider.class)) {
            schemes.add(provider.scheme());
            if (provider.scheme().equals(uri.getScheme())) {
                found.add(provider);
            }
        }
        if (found.size() == 1) {
            return found.get(0).open(uri);
        }
        if (found.isEmpty()) {
            throw new PipelineException(List.of(new Problem(
                    "Store/UnknownScheme",
                    "no store on the class path opens '" + text + "'",
                    null,
                    schemes.isEmpty()
                            ? "add a dependency with stores, such as dev.icosian:icosian-core; in a fat jar, let the shade"
                                    + " plugin merge META-INF/services (ServicesResourceTransformer)"
                            : "use one of the schemes " + String.join(", ", schemes) + ": for a folder,"
                                    + " file:path/to/folder")));
        }
        throw new PipelineException(List.of(new Problem(
                "Store/TwoProviders",
                "two providers open '" + uri.getScheme() + ":' stores: "
                        + found.get(0).getClass().getName() + " and "
                        + found.get(1).getClass().getName(),
                null,
                "keep one of the two jars on the class path")));
    }

    private static URI parse(String text) {
        try {
            // A URI must have something behind the colon.
            return new URI(text.equals("memory:") ? "memory:/" : text);
        } catch (URISyntaxException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Store/BadUri",
                            "'" + text + "' is no URI: " + e.getReason(),
                            null,
                            "write file:path/to/folder, with %20 for a blank")),
                    e);
        }
    }
}
