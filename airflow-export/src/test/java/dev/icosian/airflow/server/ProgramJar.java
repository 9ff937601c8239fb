package dev.icosian.airflow.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A jar that is started with {@code java -jar}, and the command line that it becomes.
 *
 * @param variables of its processes
 */
public record ProgramJar(Path file, Path folder, Map<String, String> variables) {
    /** Writes a jar that finds the classes of the tests where they are. */
    public static ProgramJar write(Path folder, Class<?> main, Map<String, String> variables) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path file = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return new ProgramJar(file, folder, variables);
    }

    /** Runs a command. */
    public Command.Done run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Home.java(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+UseSerialGC", "-jar", file.toString()));
        command.addAll(List.of(words));
        return Command.run(folder, variables, command);
    }
}
