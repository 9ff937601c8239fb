package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.CompiledSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Shop;
import shop.Wrong;

/** What is wrong is said in one clear error, whole, and nothing is half-written. */
class BadInputTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n3\n");
        Files.writeString(folder.resolve("corrupt.json"), "{\"factor\": 2.0,\n \"title\": }");
        Files.writeString(folder.resolve("list.json"), "[1, 2]");
        Files.writeString(
                folder.resolve("typed.json"),
                "{\"dataFile\": \"prices.txt\", \"factor\": \"2.0\", \"weights\": [1.5]}");
        Files.writeString(folder.resolve("both.json"), "{\"dataFile\": \"prices.txt\"}");
        Files.writeString(folder.resolve("file"), "not a folder");
        Path newer = Files.createDirectory(folder.resolve("newer"));
        Files.writeString(newer.resolve("icosian-store.json"), withTrailer("{\"formatVersion\":99}\n"));
    }

    private static String withTrailer(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return body + "sha256:" + HexFormat.of().formatHex(digest) + "\n";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static List<Arguments> lines() {
        Supplier<Pipeline> shop = Shop::pipeline;
        Supplier<Pipeline> other = Shop::other;
        Supplier<Pipeline> needsConfig = Shop::needsConfig;
        Supplier<Pipeline> broken = Shop::broken;
        Supplier<Pipeline> cycle = Wrong::cycle;
        Supplier<Pipeline> thread = Wrong::thread;
        String data = " --param dataFile=prices.txt";
        return List.of(
                bad("run --param dataFil=prices.txt", List.of(shop), 78, """
                    error [Run/MissingParameter] param 'dataFile' (Path) has no value
                      fix: give a path: --param dataFile=…
                    error [Run/UnknownParameter] pipeline 'shop' has no param 'dataFil'
                      fix: did you mean 'dataFile'?
                    2 problems
                    failed: nothing was run
                    """),
                bad("run" + data + " --config audence=SELLER", List.of(shop), 78, """
                    error [Config/UnknownKey] there is no config key 'audence'
                      fix: did you mean 'audience'?
                    failed: nothing was run
                    """),
                bad("run" + data + " --config audience=CHILD", List.of(shop), 78, """
                    error [Config/WrongType] config key 'audience': expected one of BUYER, SELLER, found "CHILD"; declared by component 'audience' of Shop.Config
                      at Shop.java
                      fix: give one of BUYER, SELLER
                    failed: nothing was run
                    """),
                bad("run --pipeline shoop" + data, List.of(shop, other), 2, """
                    error [Usage/UnknownPipeline] there is no pipeline 'shoop'
                      fix: did you mean 'shop'?
                    failed: nothing was run
                    """),
                bad("run" + data, List.of(shop, other), 2, """
                    error [Usage/NoPipeline] there are several pipelines, and none is chosen
                      fix: add --pipeline with one of shop, other_shop
                    failed: nothing was run
                    """),
                bad("run" + data, List.of(shop, broken), 2, """
                    error [Usage/NoPipeline] there are several pipelines, and none is chosen
                      fix: add --pipeline with one of shop
                    error [Pipeline/NotMade] a pipeline cannot be made: IllegalStateException: no network
                      at Shop.java:<line>
                      fix: see the stack trace: --verbose
                    2 problems
                    failed: nothing was run
                    """),
                bad("run" + data, List.of(broken), 78, """
                    error [Pipeline/NotMade] a pipeline cannot be made: IllegalStateException: no network
                      at Shop.java:<line>
                      fix: see the stack trace: --verbose
                    failed: nothing was run
                    """),
                bad("run" + data, List.of(), 78, """
                    error [Pipeline/None] this program has no pipeline
                      fix: give one to the main method: Icosian.main(args, Forecast::pipeline)
                    failed: nothing was run
                    """),
                bad("run" + data + " --to prepar", List.of(shop), 78, """
                    error [Run/UnknownNode] no step and no node of pipeline 'shop' has the name 'prepar'
                      fix: did you mean 'prepare'?
                    failed: nothing was run
                    """),
                bad("run" + data + " --recompute prepar", List.of(shop), 78, """
                    error [Plan/UnknownStep] pipeline 'shop' has no step 'prepar'
                      fix: did you mean 'prepare'?
                    failed: nothing was run
                    """),
                bad("step prepar --run r1 --store .icosian" + data, List.of(shop), 78, """
                    error [Plan/UnknownStep] pipeline 'shop' has no step 'prepar'
                      fix: did you mean 'prepare'?
                    failed: nothing was run
                    """),
                bad("explain verdct", List.of(shop), 78, """
                    error [Explain/UnknownName] pipeline 'shop' has no node, step, param or config key 'verdct'
                      fix: did you mean 'verdict'?
                    """),
                bad("run" + data + " --param factor=two --param weights=1", List.of(shop), 78, """
                    error [Run/WrongType] param 'factor' (Double): expected a number, found "two"
                      fix: give a number
                    error [Run/WrongType] param 'weights' (List<Integer>): expected a list, each item a whole number, found 1
                      fix: give a list, each item a whole number
                    2 problems
                    failed: nothing was run
                    """),
                bad("run --params typed.json", List.of(shop), 78, """
                    error [Run/WrongType] param 'factor' (Double): expected a number, found "2.0"
                      fix: give a number
                    error [Run/WrongType] param 'weights' (List<Integer>): [0]: expected a whole number, found 1.5
                      fix: give a list, each item a whole number
                    2 problems
                    failed: nothing was run
                    """),
                bad("run --param dataFile=price.txt", List.of(shop), 66, """
                    error [Run/MissingFile] param 'dataFile' names 'price.txt', and there is no such file
                      fix: give the path of a file or folder that exists; relative paths count from <folder>
                    failed: nothing was run
                    """),
                bad("run" + data + " --store file/store", List.of(shop), 73, """
                    error [Store/NotWritable] cannot write to the store folder <folder>/file/store (<folder>/file is a file, not a folder)
                      at <folder>/file/store
                      fix: make the folder writable for this user, or choose another one with --store
                    failed: nothing was run
                    """),
                bad("run" + data + " --store newer", List.of(shop), 78, """
                    error [Store/UnknownVersion] the store has format version 99, this program knows version 1
                      at <folder>/newer/icosian-store.json
                      fix: use the version of the library that made this store, or choose another store with --store
                    failed: nothing was run
                    """),
                bad("run" + data + " --store s4://bucket/x", List.of(shop), 78, """
                    error [Store/UnknownScheme] no store on the class path opens 's4://bucket/x'
                      fix: use one of the schemes file, memory: for a folder, file:path/to/folder
                    failed: nothing was run
                    """),
                bad("run --param price=2", List.of(cycle), 78, """
                    error [Grouping/Cycle] net → tax → gross leaves step 'ends' and returns to it
                      its steps: ends → middle → ends
                      fix: move 'tax' into 'ends', or split 'gross' out
                    failed: nothing was run
                    """),
                bad("run --param price=2", List.of(thread), 78, """
                    error [Materialize/NoMaterializer] no materializer for java.lang.Thread, the type of 'worker', which is made in step 'start' and read by 'name' in step 'look'
                      json: java.lang.Thread is neither a record nor another type with a form in JSON
                      npy: java.lang.Thread is no array of numbers or truth values with one or two dimensions
                      fix: add .materialize("worker", Materializer.of(…)), or put 'worker' and 'name' into one step
                    failed: nothing was run
                    """),
                bad("run --params corrupt.json", List.of(shop), 78, """
                    error [Params/NotJson] the file 'corrupt.json' for --params is not a JSON object: line 2, column 11: Unexpected character ('}' (code 125)): expected a value
                      fix: write an object with one field per param: {"cutOff":200}
                    failed: nothing was run
                    """),
                bad("run --params list.json", List.of(shop), 78, """
                    error [Params/NotJson] the file 'list.json' for --params is not a JSON object: it holds another kind of value
                      fix: write an object with one field per param: {"cutOff":200}
                    failed: nothing was run
                    """),
                bad("run --params nothing.json", List.of(shop), 66, """
                    error [Params/NoFile] there is no file 'nothing.json' for --params
                      fix: see its name and folder
                    failed: nothing was run
                    """),
                bad("run --params both.json" + data, List.of(shop), 78, """
                    error [Params/GivenTwice] param 'dataFile' is given by --param and by the file 'both.json'
                      fix: keep one of them
                    failed: nothing was run
                    """),
                bad("run", List.of(shop), 78, """
                    error [Run/MissingParameter] param 'dataFile' (Path) has no value
                      fix: give a path: --param dataFile=…
                    failed: nothing was run
                    """),
                bad("run" + data, List.of(needsConfig), 78, """
                    error [Config/Missing] config key 'audience' (Audience) has no value and no default; declared by component 'audience' of Shop.NeededConfig
                      it decides which variants exist
                      fix: give it with --config audience=… or .with("audience", …); it may be BUYER or SELLER
                    failed: nothing was run
                    """),
                bad("run --resume r-20260131t235959z-07af", List.of(shop), 78, """
                    error [Store/NotThere] there is no store file:.icosian, and so no run 'r-20260131t235959z-07af'
                      fix: give the store of the run: --store, or change to its folder
                    failed: nothing was run
                    """),
                bad("run --resume a --run b" + data, List.of(shop), 2, """
                    error [Usage/Contradiction] --resume and --run both name the run
                      fix: keep --resume a
                    failed: nothing was run
                    """),
                bad("run --param dataFile", List.of(shop), 2, """
                    error [Usage/NoAssignment] --param dataFile does not say a name and a value
                      fix: write --param dataFile=value
                    failed: nothing was run
                    """),
                bad("run --parma a=1", List.of(shop), 2, """
                    error [Usage/UnknownOption] run has no option '--parma'
                      fix: did you mean --param or --params?
                    """),
                bad("rum", List.of(shop), 2, """
                    error [Usage/UnknownCommand] there is no command 'rum'
                      fix: did you mean 'run'?
                    """),
                bad("--param a=1 run", List.of(shop), 2, """
                    error [Usage/UnknownCommand] the command comes first, then its options; '--param' is no command
                      fix: see which commands there are: --help
                    """),
                bad("step prepare", List.of(shop), 78, """
                    error [Run/NotGiven] no run is given
                      fix: add --run ID, or set ICOSIAN_RUN_ID=ID
                    error [Store/NotGiven] no store is given
                      fix: add --store URI, or set ICOSIAN_STORE=URI
                    2 problems
                    failed: nothing was run
                    """),
                bad("step prepare --run r1 --store memory:", List.of(shop), 78, """
                    error [Target/MemoryStore] step cannot use the store 'memory:': what it holds ends with this process
                      fix: give a store that other processes see: --store with a folder
                    failed: nothing was run
                    """),
                bad("step prepare --run r1 --store .icosian" + data, List.of(shop), 78, """
                    error [Run/NoHome] param 'dataFile' is the relative path 'prices.txt', and step does not know what it counts from
                      fix: add --home FOLDER, or set ICOSIAN_HOME=FOLDER
                    failed: nothing was run
                    """),
                bad("step prepare --run r1 --store .icosian --home . --shape 0123" + data, List.of(shop), 75, """
                    error [Plan/ShapeDiffers] the plan of this program has shape sha256:487a3441e8e228861cca1964a8ecfa303da10bfabf0cabdedec67d67f611a366, and 0123 is asked for
                      fix: deploy the program and what calls it from the same sources, with the same config
                    failed: nothing was run
                    """),
                bad("plan --check plan.json", List.of(shop), 66, """
                    error [Plan/NoFile] there is no plan file 'plan.json'
                      fix: write it with plan --out plan.json
                    """),
                bad("plan --check list.json", List.of(shop), 78, """
                    error [Plan/NotJson] the JSON is no plan: it has no formatVersion
                      fix: write one with 'plan --out FILE'
                    """),
                bad("plan --out nowhere/plan.json", List.of(shop), 73, """
                    error [Cli/NotWritable] there is no folder for the file '<folder>/nowhere/plan.json'
                      fix: make the folder first
                    """));
    }

    private static Arguments bad(String line, List<Supplier<Pipeline>> pipelines, int exit, String err) {
        return Arguments.of(line, pipelines, exit, err);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    @SuppressWarnings("unchecked")
    void isSaidAndNothingIsWritten(String line, List<Supplier<Pipeline>> pipelines, int exit, String err)
            throws Exception {
        Map<String, String> before = content();

        Done done = Cli.in(folder, pipelines.toArray(Supplier[]::new)).line(line);

        assertThat(done.err().replace(folder.toString(), "<folder>").replaceAll("Shop.java:\\d+", "Shop.java:<line>"))
                .isEqualTo(err);
        assertThat(done.out()).isEmpty();
        assertThat(done.exit()).isEqualTo(exit);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aModuleCompiledWithoutParameterNamesIsRefused() throws Exception {
        Pipeline module = Wrong.of(compiledWithoutParameterNames());

        Done done = Cli.in(folder, () -> module).line("run");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).isEqualTo("""
            error [Module/NoParameterNames] class plain.Prices was compiled without the names of parameters, which say what a function needs
              at Prices.java
              fix: compile with -parameters: in pom.xml, among the <properties>,
                     <maven.compiler.parameters>true</maven.compiler.parameters>
                   with Gradle, in tasks.withType(JavaCompile),
                     options.compilerArgs.add("-parameters")
            failed: nothing was run
            """);
        assertThat(folder.resolve(".icosian")).doesNotExist();
    }

    private Class<?> compiledWithoutParameterNames() throws Exception {
        String source = "package plain; public final class Prices {"
                + " public static double gross(double net, double tax) { return net + tax; } }";
        return CompiledSources.compile(folder.resolve("classes"), Map.of("plain.Prices", source), List.of())
                .loadClass("plain.Prices");
    }

    /** Returns everything in the working directory. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String name = folder.relativize(path).toString();
                content.put(name, Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return content;
    }
}
