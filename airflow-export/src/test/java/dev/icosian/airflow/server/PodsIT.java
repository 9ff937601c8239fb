package dev.icosian.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pods of exported steps do: the provider builds them, and their containers' commands run as processes with
 * nothing but the pods' variables and the path of an image.
 */
@NeedsAirflow
final class PodsIT {
    @TempDir
    private Path folder;

    static List<Installation> versions() {
        return ExamplesIT.running();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void commandsOfPodsGiveTheDigestsOfALocalRun(Installation installation) throws Exception {
        Home home = Home.at(folder.resolve("airflow"), installation)
                .with(Map.of("AIRFLOW_CONN_KUBERNETES_DEFAULT", connection()));
        Map<String, String> variables = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8");
        ProgramJar jar = ProgramJar.write(folder, Example.InPods.class, variables);
        Path store = folder.resolve("store");
        jar.run(
                        "airflow",
                        "export",
                        "--out",
                        home.dags().toString(),
                        "--airflow",
                        String.valueOf(installation.major()),
                        "--operator",
                        "k8s",
                        "--jar",
                        jar.file().toString(),
                        "--store",
                        store.toString())
                .text();
        // The others publish relative to a folder, which a pod's template would have to name.
        List<Example> examples = Example.all().stream()
                .filter(example -> !example.pipeline().name().startsWith("absenteeism"))
                .toList();
        assertThat(examples).hasSize(3);
        for (Example example : examples) {
            List<Json> pods = pods(home, example);
            assertThat(pods).hasSize(example.pipeline().plan().steps().size());
            for (Json pod : pods) {
                Json container = pod.get("spec").get("containers").items().get(0);
                assertThat(container.get("image").text()).isEqualTo("images/app:1");
                assertThat(texts(container.get("command")))
                        .containsExactly("java", "-jar", jar.file().toString());
                Command.Done done = Command.run(folder, environment(container), command(container));
                assertThat(done.exit()).as(done.out() + done.err()).isZero();
                assertThat(done.err()).contains("run manual__it's \"1\"");
            }
            assertThat(Digests.stored(store, example.pipeline().name()))
                    .isNotEmpty()
                    .isEqualTo(Digests.ofLocalRun(jar, folder, example));
        }
    }

    @Test
    void podsRunInACluster() {
        abort("no Kubernetes: pods are built, and their commands run as processes, but no cluster starts them");
    }

    /** The provider asks for a cluster before it builds a pod, and never calls it. */
    private String connection() throws IOException {
        Path config = folder.resolve("kubeconfig");
        Files.writeString(config, """
                {"apiVersion": "v1", "kind": "Config", "current-context": "none",
                 "clusters": [{"name": "none", "cluster": {"server": "https://127.0.0.1:1"}}],
                 "users": [{"name": "none", "user": {}}],
                 "contexts": [{"name": "none", "context": {"cluster": "none", "user": "none"}}]}
                """);
        return CanonicalJson.valueText(
                Map.of("conn_type", "kubernetes", "extra", Map.of("kube_config_path", config.toString())));
    }

    private List<Json> pods(Home home, Example example) throws Exception {
        String printed = Command.run(
                        home.folder(),
                        home.variables(),
                        List.of(
                                home.installation().program("python"),
                                Path.of("src/test/resources/python/pods.py")
                                        .toAbsolutePath()
                                        .toString(),
                                home.dags().toString(),
                                example.pipeline().name(),
                                "manual__it's \"1\"",
                                CanonicalJson.valueText(example.conf())))
                .text();
        return Json.of(printed).items();
    }

    private static List<String> command(Json container) {
        List<String> words = new ArrayList<>(texts(container.get("command")));
        words.addAll(texts(container.get("args")));
        // As an entry point would be found: by the path of the image.
        words.set(0, Home.java());
        return words;
    }

    private static List<String> texts(Json list) {
        return list.items().stream().map(Json::text).toList();
    }

    private static Map<String, String> environment(Json container) {
        Map<String, String> environment = new TreeMap<>();
        for (Json variable : container.get("env").items()) {
            environment.put(
                    variable.get("name").text(),
                    variable.fields().get("value") == null
                            ? ""
                            : variable.get("value").text());
        }
        environment.put("PATH", System.getenv("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }
}
