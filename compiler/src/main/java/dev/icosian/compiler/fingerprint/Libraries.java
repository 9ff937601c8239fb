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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The versions of the libraries that code uses, from what Maven writes into jars. Not thread safe. */
final class Libraries {
    private static final String FOLDER = "META-INF/maven/";
    private static final String FILE = "/pom.properties";

    private final List<String> prefixes;
    private final CodeRoots roots;
    private final Map<String, List<Artifact>> artifactsByJar = new HashMap<>();
    private final Map<String, List<Artifact>> artifactsByPackage = new HashMap<>();

    /**
     * Knows which libraries count.
     *
     * @param prefixes packages of those that do
     * @param roots of user code: a jar of everything also has the coordinates of the program itself
     */
    Libraries(Collection<String> prefixes, CodeRoots roots) {
        this.roots = roots;
        TreeSet<String> sorted = new TreeSet<>(Utf8Order.INSTANCE);
        sorted.addAll(prefixes);
        this.prefixes = List.copyOf(sorted);
    }

    private record Artifact(String group, String name, String version) {
        boolean isOf(String packageName) {
            return (packageName + ".").startsWith(group + ".") || group.startsWith(packageName + ".");
        }

        String id() {
            return group + ":" + name;
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
    List<Library> counted(Collection<String> classNames, @Nullable ClassLoader loader) {
        List<Library> libraries = new ArrayList<>();
        for (String prefix : prefixes) {
            TreeSet<String> coordinates = new TreeSet<>(Utf8Order.INSTANCE);
            boolean isMentioned = false;
            boolean isKnown = true;
            for (String name : classNames) {
                if (name.startsWith(prefix + ".")) {
                    isMentioned = true;
                    List<Artifact> artifacts = artifacts(name, loader);
                    isKnown &= !artifacts.isEmpty();
                    artifacts.forEach(artifact -> coordinates.add(artifact.coordinates()));
                }
            }
            if (isMentioned) {
                libraries.add(new Library(prefix, isKnown ? String.join(", ", coordinates) : ""));
            }
        }
        return libraries;
    }

    /** Returns the version by {@code group:artifact} of what some classes belong to, as far as it is known. */
    Map<String, String> versions(Collection<String> classNames, @Nullable ClassLoader loader) {
        Map<String, String> versions = new TreeMap<>();
        for (String name : classNames) {
            artifacts(name, loader).forEach(artifact -> versions.put(artifact.id(), artifact.version()));
        }
        return versions;
    }

    private List<Artifact> artifacts(String className, @Nullable ClassLoader loader) {
        String packageName = className.substring(0, Math.max(className.lastIndexOf('.'), 0));
        List<Artifact> known = artifactsByPackage.get(packageName);
        if (known == null) {
            known = find(packageName, className, loader);
            artifactsByPackage.put(packageName, known);
        }
        return known;
    }

    private List<Artifact> find(String packageName, String className, @Nullable ClassLoader loader) {
        String path = className.replace('.', '/') + ".class";
        URL url = loader == null ? ClassLoader.getSystemResource(path) : loader.getResource(path);
        if (url == null) {
            return List.of();
        }
        List<Artifact> artifacts = artifacts(url, path).stream()
                .filter(artifact -> !roots.isUserCode(artifact.group() + "."))
                .toList();
        // A jar that holds others has the files of all of them.
        return artifacts.size() == 1
                ? artifacts
                : artifacts.stream()
                        .filter(artifact -> artifact.isOf(packageName))
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
