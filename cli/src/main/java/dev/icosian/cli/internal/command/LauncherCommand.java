package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.start.ClassArchive;
import dev.icosian.cli.internal.start.LaunchScript;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a start script for this jar. */
final class LauncherCommand implements Command {
    private static final int FORMAT = 1;
    private static final String NAME = "launcher";
    private static final String OUT = "out";
    private static final String AS = "name";
    private static final String LONG_STEPS = "long-steps";
    private static final String TRAIN = "train";
    private static final String JAR = ".jar";

    @Override
    public CommandForm form() {
        return new CommandForm(
                NAME,
                "write a start script for this jar, with an archive of its classes",
                List.of(
                        "Commands start in about half the time: the archive holds the classes as the JVM has them in"
                                + " memory. The script runs from any folder, with the Java of JAVA_HOME or of the PATH. With"
                                + " another Java than the one that wrote the archive, or when the jar was built again, it"
                                + " works without the archive: write it again.",
                        "Short commands start soonest with the small compiler and garbage collector, which the script"
                                + " asks for unless --" + LONG_STEPS
                                + " is given. More options for the JVM are taken from"
                                + " ICOSIAN_JAVA_OPTIONS.",
                        "To make the archive, pipelines are planned; none of their functions is run."),
                "",
                false,
                List.of(
                        OptionForm.value(OUT, "FOLDER", "where script and archive go; made if it is not there"),
                        OptionForm.value(AS, "NAME", "the script's name; default: that of the jar"),
                        OptionForm.flag(LONG_STEPS, "for steps that compute for long: the full compiler"),
                        OptionForm.flag(TRAIN, "load what commands load, and end: for archives of your own"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("launcher --out bin", "launcher --out bin --name forecast --long-steps"));
    }

    @Override
    public int run(Invocation invocation) throws IOException, InterruptedException {
        if (invocation.arguments().has(TRAIN)) {
            Training.run(invocation);
            return ExitCodes.OK;
        }
        String out = invocation.arguments().value(OUT);
        if (out == null) {
            throw problem(
                    "Usage/MissingOption", NAME + " needs --" + OUT, "add --out with a folder, such as --out bin");
        }
        String given = givenName(invocation);
        Path jar = jar(invocation);
        String name = given == null ? nameAfter(jar) : given;
        Path folder = folder(invocation.host().workingDirectory().resolve(out));
        Path jarFolder = Path.of(String.valueOf(jar.getParent())).toRealPath();
        String relative =
                folder.relativize(jarFolder).resolve(jar.getFileName()).toString();
        LaunchScript script =
                new LaunchScript(relative, name + ".jsa", invocation.arguments().has(LONG_STEPS));
        Path file = folder.resolve(name);
        WholeFile.write(file, bytes -> bytes.write(script.text().getBytes(StandardCharsets.UTF_8)));
        makeExecutable(file);
        ClassArchive.Outcome outcome = ClassArchive.make(
                Path.of(folder + "/" + relative),
                folder.resolve(script.archive()),
                script.javaOptions(),
                List.of(NAME, "--" + TRAIN));
        show(invocation, Path.of(out).resolve(name), outcome);
        return ExitCodes.OK;
    }

    private static Path jar(Invocation invocation) {
        String jar = invocation.host().program().jar();
        if (jar == null) {
            throw problem(
                    "Cli/NoJar",
                    "this program was not started from a jar",
                    "build a jar, and let it write the script: java -jar app.jar launcher --out bin");
        }
        Path path = invocation.host().workingDirectory().resolve(jar).toAbsolutePath();
        if (!Files.isRegularFile(path)) {
            throw problem("Cli/NoJar", "there is no jar '" + jar + "'", "start the program from its jar");
        }
        return path;
    }

    private static @Nullable String givenName(Invocation invocation) {
        String given = invocation.arguments().value(AS);
        if (given == null) {
            return null;
        }
        if (given.isEmpty() || given.startsWith(".") || given.contains("/") || given.contains("\\")) {
            throw problem("Usage/NoName", "'" + given + "' is no name for a script", "write --name forecast");
        }
        return given;
    }

    private static String nameAfter(Path jar) {
        String file = String.valueOf(jar.getFileName());
        return file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : file + ".sh";
    }

    private static Path folder(Path wanted) throws IOException {
        try {
            return Files.createDirectories(wanted).toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw problem("Cli/NotWritable", "'" + wanted + "' is no folder", "name a folder");
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void show(Invocation invocation, Path script, ClassArchive.Outcome outcome) {
        Path archive = script.resolveSibling(script.getFileName() + ".jsa");
        String java = System.getProperty("java.version");
        boolean isMade = outcome instanceof ClassArchive.Outcome.Made;
        if (outcome instanceof ClassArchive.Outcome.Failed failed) {
            invocation
                    .host()
                    .err()
                    .println("warning: no archive could be made: " + failed.why()
                            + "\n  the script works without, and starts slower");
        }
        if (invocation.isJson()) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("formatVersion", FORMAT);
            tree.put("script", script.toString());
            tree.put("archive", isMade ? archive.toString() : null);
            tree.put("java", java);
            invocation.host().out().println(CanonicalJson.valueText(tree));
            return;
        }
        invocation.host().out().println("wrote " + script);
        if (outcome instanceof ClassArchive.Outcome.Made made) {
            invocation
                    .host()
                    .out()
                    .println("wrote " + archive + " (" + Amounts.size(made.bytes()) + ") for Java " + java);
        }
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }
}
