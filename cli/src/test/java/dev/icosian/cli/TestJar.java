package dev.icosian.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Jars that are started with {@code java -jar} and find the classes of the tests. */
public final class TestJar {
    private static final Pattern NEEDED = Pattern.compile("icosian|jackson-core|asm-|jspecify");

    private TestJar() {}

    /** Writes a jar whose class path has folders of classes, too, as in the build. */
    public static void write(Path file, Class<?> main) throws IOException {
        write(file, main, classPath());
    }

    private static void write(Path file, Class<?> main, List<Path> classPath) throws IOException {
        Manifest manifest = manifest(main);
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        String.join(
                                " ",
                                classPath.stream()
                                        .map(entry -> entry.toUri().toString())
                                        .toList()));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    private static Manifest manifest(Class<?> main) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        return manifest;
    }

    /** Writes a jar with all classes that a program needs, as it is deployed. */
    static void writeWhole(Path file, Class<?> main) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (Path entry : classPath()) {
            if (Files.isDirectory(entry)) {
                add(entry, entries);
            } else if (NEEDED.matcher(String.valueOf(entry.getFileName())).lookingAt()) {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    add(jar.getPath("/"), entries);
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest(main))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
    }

    private static void add(Path root, Map<String, byte[]> entries) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                byte[] bytes = Files.readAllBytes(file);
                if (name.startsWith("META-INF/services/")) {
                    entries.merge(name, bytes, TestJar::joined);
                } else if (!name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    entries.putIfAbsent(name, bytes);
                }
            }
        }
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + 1 + right.length);
        both[left.length] = '\n';
        System.arraycopy(right, 0, both, left.length + 1, right.length);
        return both;
    }

    private static List<Path> classPath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classPath.split(System.getProperty("path.separator"), -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
