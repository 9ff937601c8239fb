package dev.icosian.temporal.program;

import dev.icosian.Binding;
import dev.icosian.Grouping;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import dev.icosian.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Pipelines of many forms, by name: {@code chain_300}, {@code fan_500}, {@code layers_60_50}.
 * What follows the numbers tells one from another.
 */
public final class Shapes {
    private static final Duration SHORT = Duration.ofMillis(200);

    private Shapes() {}

    /** Returns the pipeline of a name, one step per node. */
    public static Pipeline named(String name) {
        return named(name, step -> step.attempts(3).backoff(SHORT, SHORT).heartbeat(Duration.ofSeconds(2)));
    }

    /** As {@link #named(String)}, with other defaults of the steps. */
    public static Pipeline named(String name, Consumer<Step> defaults) {
        String[] words = name.split("_", -1);
        return switch (words[0]) {
            case "chain" -> perNode(name, number(words, 1), Shapes::before, defaults);
            case "relay" ->
                perNode(name, number(words, 1), Shapes::before, defaults.andThen(step -> step.queue(name + "-steps")));
            case "fan" -> fan(name, number(words, 1), defaults);
            case "diamond" ->
                perNode(name, 4, place -> place == 0 ? List.of() : place < 3 ? List.of(0) : List.of(1, 2), defaults);
            case "layers" -> layers(name, number(words, 1), number(words, 2), defaults);
            case "big" ->
                Pipeline.named(name)
                        .nodes(Nodes.of(
                                NodeSpec.of("big", Functions.class, "big"),
                                NodeSpec.of("total", Functions.class, "total")))
                        .param("seed", 1)
                        .param("rules", "")
                        .param("log", "")
                        .outputs("total")
                        .defaults(defaults)
                        .build()
                        .grouped(Grouping.perNode());
            case "careful" -> careful(name, words[1], defaults);
            case "once" ->
                Pipeline.named(name)
                        .modules(Once.class)
                        .param("seed", 1)
                        .outputs("once")
                        .build();
            case "apart" ->
                builder(name, 2, Shapes::before)
                        .step("here", s -> s.nodes("n0"))
                        .step("there", s -> s.nodes("n1").queue("apart-there"))
                        .build();
            case "sharing" ->
                builder(name, 4, place -> place == 0 ? List.of() : place < 3 ? List.of(0) : List.of(1, 2))
                        .ephemeral("n0")
                        .step("left", s -> s.nodes("n1"))
                        .step("right", s -> s.nodes("n2"))
                        .step("both", s -> s.nodes("n3"))
                        .build();
            case "shop" ->
                Pipeline.named(name)
                        .modules(Shop.class)
                        .param("folder", "/data/in")
                        .param("seconds", 0)
                        .outputs("bill")
                        .schedule(Schedule.cron("0 6 * * *").zone("Europe/Berlin"))
                        .build()
                        .grouped(Grouping.perNode());
            case "dated" ->
                Pipeline.named(name)
                        .modules(Dated.class)
                        .param("day")
                        .outputs("stamp")
                        .schedule(Schedule.cron("0 6 * * *")
                                .zone("Pacific/Auckland")
                                .date("day", -1)
                                .catchUp(true))
                        .build();
            case "counted" ->
                Pipeline.named(name)
                        .modules(Counted.class)
                        .param("words")
                        .importing(name.equals("counted_here") ? new String[0] : new String[] {"words"})
                        .outputs("lines")
                        .build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** One of the {@link Careful} functions. */
    private static Pipeline careful(String name, String function, Consumer<Step> defaults) {
        Pipeline.Builder builder = Pipeline.named(name).param("log").defaults(defaults);
        return function.equals("worked")
                ? builder.nodes(Nodes.of(
                                NodeSpec.of("client", Careful.class, "client"),
                                NodeSpec.of("worked", Careful.class, "worked")))
                        .ephemeral("client")
                        .outputs("worked")
                        .build()
                : builder.nodes(Nodes.of(NodeSpec.of(function, Careful.class, function)))
                        .outputs(function)
                        .build();
    }

    private static int number(String[] words, int place) {
        return Integer.parseInt(words[place]);
    }

    private static List<Integer> before(int place) {
        return place == 0 ? List.of() : List.of(place - 1);
    }

    private static Pipeline fan(String name, int width, Consumer<Step> defaults) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            all.add(i);
        }
        return perNode(name, width + 1, place -> place == width ? all : List.of(), defaults);
    }

    private static Pipeline layers(String name, int layers, int width, Consumer<Step> defaults) {
        return perNode(
                name,
                layers * width + 1,
                place -> {
                    if (place == layers * width) {
                        List<Integer> last = new ArrayList<>();
                        for (int i = 0; i < width; i++) {
                            last.add((layers - 1) * width + i);
                        }
                        return last;
                    }
                    int above = place / width - 1;
                    return above < 0
                            ? List.of()
                            : List.of(above * width + place % width, above * width + (place + 1) % width);
                },
                defaults);
    }

    private static Pipeline perNode(String name, int count, IntFunction<List<Integer>> needs, Consumer<Step> defaults) {
        return builder(name, count, needs).defaults(defaults).build().grouped(Grouping.perNode());
    }

    private static Pipeline.Builder builder(String name, int count, IntFunction<List<Integer>> needs) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] needed = needs.apply(i).stream().map(place -> "n" + place).toArray(String[]::new);
            NodeSpec node = needed.length == 0
                    ? NodeSpec.of("n" + i, Functions.class, "leaf")
                    : NodeSpec.of("n" + i, Functions.class, "join").bind("values", Binding.names(needed));
            nodes.add(node.bind("place", Binding.literal(i)));
        }
        return Pipeline.named(name)
                .nodes(Nodes.of(nodes))
                .param("seed", 1)
                .param("rules", "")
                .param("log", "")
                .outputs("n" + (count - 1));
    }
}
