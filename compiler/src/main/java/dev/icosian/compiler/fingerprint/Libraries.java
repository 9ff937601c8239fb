package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.Tokens;
import dev.icosian.internal.Utf8Order;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The versions of the libraries that a pipeline wants to count, from what Maven writes into jars. Not thread safe. */
final class Libraries {
    private static final String FOLDER = "META-INF/maven/";
    private static final String FILE = "/pom.properties";

    private final List<String> prefixes;
    private final Map<String, List<Artifact>> artifactsByJar = new HashMap<>();
    private final Map<String, List<String>> coordinatesByClass = new HashMap<>();

    Libraries(Collection<String> prefixes) {
        TreeSet<String> sorted = new TreeSet<>(Utf8Order.INSTANCE);
        sorted.addAll(prefixes);
        this.prefixes = List.copyOf(sorted);
    }

    private record Artifact(String group, String name, String version) {
        boolean isOf(String prefix) {
            return group.equals(prefix) || group.startsWith(prefix + ".") || prefix.startsWith(group + ".");
        }

        String coordinates() {
            return group + ":" + name + ":" + version;
        }
    }

    /**
     * A library that code mentions.
     *
     * @param coordinates of all its artifacts that code mentions, sorted; empty if they cannot be known
     */
    record Library(String prefix, String coordinates) {
        String part() {
            return "library " + prefix;
        }

        String digest() {
            return new Tokens().add(part()).add(coordinates).sha256();
        }

        String unknown() {
            return coordinates.isEmpty()
                    ? "no jar of the library " + prefix
                            + " has a META-INF/maven/**/pom.properties that says its version"
                    : "";
        }
    }

    /** Returns the libraries that count of those that some classes belong to, sorted. */
    List<Library> of(Collection<String> classNames, @Nullable ClassLoader loader) {
        List<Library> libraries = new ArrayList<>();
        for (String prefix : prefixes) {
            TreeSet<String> coordinates = new TreeSet<>(Utf8Order.INSTANCE);
            boolean isMentioned = false;
            boolean isKnown = true;
            for (String name : classNames) {
                if (name.startsWith(prefix + ".")) {
                    isMentioned = true;
                    List<String> ofClass = coordinates(prefix, name, loader);
                    isKnown &= !ofClass.isEmpty();
                    coordinates.addAll(ofClass);
                }
            }
            if (isMentioned) {
                libraries.add(new Library(prefix, isKnown ? String.join(", ", coordinates) : ""));
            }
        }
        return libraries;
    }

    private List<String> coordinates(String prefix, String className, @Nullable ClassLoader loader) {
        List<String> known = coordinatesByClass.get(className);
        if (known == null) {
            known = find(prefix, className, loader);
            coordinatesByClass.put(className, known);
        }
        return known;
    }

    private List<String> find(String prefix, String className, @Nullable ClassLoader loader) {
        String path = className.replace('.', '/') + ".class";
        URL url = loader == null ? ClassLoader.getSystemResource(path) : loader.getResource(path);
        if (url == null) {
            return List.of();
        }
        List<Artifact> artifacts = artifacts(url, path);
        if (artifacts.size() == 1) {
            return List.of(artifacts.get(0).coordinates());
        }
        // A jar that holds others has the files of all of them.
        return artifacts.stream()
                .filter(artifact -> artifact.isOf(prefix))
                .map(Artifact::coordinates)
                .toList();
    }

    private List<Artifact> artifacts(URL url, String path) {
        String jar = url.toString().substring(0, url.toString().length() - path.length());
        return artifactsByJar.computeIfAbsent(jar, name -> {
            try {
                return url.openConnection() instanceof JarURLConnection connection ? read(connection) : List.of();
            } catch (IOException e) {
                return List.of();
            }
        });
    }

    private static List<Artifact> read(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        List<Artifact> artifacts = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(FILE)) {
                    Artifact artifact = read(jar, entry);
                    if (artifact != null) {
                        artifacts.add(artifact);
                    }
                }
            }
        }
        return artifacts;
    }

    private static @Nullable Artifact read(JarFile jar, JarEntry entry) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            return null;
        }
        String group = properties.getProperty("groupId");
        String name = properties.getProperty("artifactId");
        String version = properties.getProperty("version");
        return group == null || name == null || version == null ? null : new Artifact(group, name, version);
    }
}
