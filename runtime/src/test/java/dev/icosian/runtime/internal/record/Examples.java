package dev.icosian.runtime.internal.record;

import dev.icosian.Importance;
import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CodePrint;
import dev.icosian.internal.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One record of each kind with every field filled. */
final class Examples {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private Examples() {}

    static String digest(String digit) {
        return digit.repeat(64);
    }

    static Manifest manifest() {
        MaterializerUse csv = new MaterializerUse("csv", 1, Map.of("separator", ";"));
        return new Manifest(
                1,
                0,
                digest("a"),
                "forecast",
                "prepare",
                components(csv),
                digest("b"),
                List.of(
                        new StoredOutput("nothing", "java.lang.String", new MaterializerUse("text", 1, Map.of()), null),
                        new StoredOutput(
                                "mean",
                                "double",
                                new MaterializerUse("json", 1, Map.of()),
                                StoredOutput.Bytes.inline(
                                        "application/json",
                                        digest("c"),
                                        null,
                                        "1.5".getBytes(StandardCharsets.US_ASCII))),
                        new StoredOutput(
                                "rows",
                                "java.util.List<com.acme.Row>",
                                csv,
                                new StoredOutput.Bytes("text/csv", 20_000, digest("d"), "rows.csv", null))),
                List.of(
                        new CheckOutcome(
                                "mean", "range", Importance.FAIL, new CheckResult(true, "all within 0.0 to 9.0", 0)),
                        new CheckOutcome(
                                "rows", "notEmpty", Importance.WARN, new CheckResult(false, "it is empty", 1))),
                new Manifest.Produced(
                        "nightly 1",
                        "local",
                        2,
                        NOON,
                        NOON.plusMillis(1234),
                        "17.0.15+6",
                        "0.1.0",
                        "worker-3",
                        Map.of("org.dflib:dflib", "1.2")));
    }

    private static Components components(MaterializerUse csv) {
        Map<String, String> inputs = new HashMap<>();
        inputs.put("signups", digest("5"));
        inputs.put("holidays", null);
        return new Components(
                Map.of("mean", digest("1"), "rows", digest("2")),
                inputs,
                Map.of(
                        "seed", new Components.Value("java.lang.Integer", "7"),
                        "actuals", new Components.Files(List.of(digest("3"))),
                        "limit", new Components.Missing()),
                Map.of("region", "\"UK\""),
                Map.of("rows", new Components.Bound("java.util.List<com.acme.Row>", csv, "bytecode:" + digest("6"))),
                Map.of("signups", new Components.Bound("double[]", new MaterializerUse("npy", 1, Map.of()), null)),
                Map.of(),
                "nightly_1-0123456789abcdef");
    }

    static Pin committed() {
        Map<String, String> outputs = new HashMap<>();
        outputs.put("rows", digest("d"));
        outputs.put("nothing", null);
        return new Pin(
                "prepare",
                State.COMMITTED,
                digest("a"),
                outputs,
                new Pin.ManifestRef(1, digest("e")),
                "sha256:" + digest("7"),
                "sha256:" + digest("8"),
                Pin.Decision.COMPUTED,
                List.of(ReasonCode.PARAM_CHANGED.about("seed", "7", "11"), ReasonCode.INPUT_CHANGED.about("signups")),
                List.of(
                        new Pin.Attempt(
                                1,
                                "local",
                                NOON,
                                NOON.plusSeconds(1),
                                new Problem("Run/NodeFailed", "rows: boom", "Features.java:57", null)),
                        new Pin.Attempt(2, "local", NOON.plusSeconds(2), NOON.plusSeconds(3), null)),
                Map.of("rows", 17L, "mean", 0L),
                List.of(new Pin.Published("out/rows.csv", digest("9"))));
    }

    static Pin failed() {
        return new Pin(
                "prepare",
                State.FAILED,
                null,
                Map.of(),
                null,
                "sha256:" + digest("7"),
                "sha256:" + digest("8"),
                null,
                List.of(),
                List.of(new Pin.Attempt(
                        1, "local", NOON, NOON, new Problem("Run/UpstreamMissing", "no result", null, "run it"))),
                Map.of(),
                List.of());
    }

    static RunRecord run() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("actuals", "data/actuals.csv");
        parameters.put("seed", 7L);
        parameters.put("rate", 0.1);
        parameters.put("limit", null);
        parameters.put("lags", Arrays.asList(1L, 2L));
        return new RunRecord(
                "nightly 1",
                "nightly_1-0123456789abcdef",
                "forecast",
                "sha256:" + digest("7"),
                "sha256:" + digest("6"),
                "sha256:" + digest("8"),
                Collections.singletonMap("region", "UK"),
                parameters,
                NOON,
                Map.of("target", "local"),
                NOON.plusSeconds(5));
    }

    static FilePin file() {
        return new FilePin(false, List.of(new FilePin.Entry("data/actuals.csv", digest("4"), 1234)));
    }

    static FilePin files() {
        return new FilePin(
                true, List.of(new FilePin.Entry("b.csv", digest("4"), 1), new FilePin.Entry("a.csv", digest("3"), 2)));
    }

    static CodeTable codeTable() {
        String features = "bytecode:" + digest("1");
        Map<String, String> parts = Map.of("com.acme.Features", digest("2"), "com.acme.Stats", digest("3"));
        return CodeTable.of(
                Map.of(
                        "rows", new CodePrint(features, parts, ""),
                        "mean", new CodePrint(features, parts, ""),
                        "model", new CodePrint("version:3", Map.of(), "")),
                Map.of("materializer:rows", new CodePrint("bytecode:" + digest("4"), Map.of(), "")));
    }
}
