package dev.icosian.equivalence.random;

import dev.icosian.equivalence.random.Function.Form;
import dev.icosian.equivalence.random.Function.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Functions that need earlier ones. */
final class RandomGraph {
    private static final int LEAST = 5;
    private static final int MORE = 9;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Form> FORMS = List.of(Form.values());
    private static final List<Kind> CHECKED = List.of(Kind.DOUBLE, Kind.DOUBLES, Kind.MATRIX);

    private final SplittableRandom random;
    private final List<Function> functions = new ArrayList<>();

    private RandomGraph(SplittableRandom random) {
        this.random = random;
    }

    /** Returns functions in topological order. */
    static List<Function> of(SplittableRandom random) {
        RandomGraph graph = new RandomGraph(random);
        int count = LEAST + random.nextInt(MORE);
        for (int place = 0; place < count; place++) {
            graph.functions.add(graph.function(place));
        }
        return List.copyOf(graph.functions);
    }

    /** Returns the nodes that no function needs. */
    static List<String> unneeded(List<Function> functions) {
        Set<String> needed = new HashSet<>();
        functions.forEach(function -> function.parameters().forEach(parameter -> needed.add(parameter.name())));
        return functions.stream()
                .flatMap(function -> function.nodes().stream())
                .map(Node::name)
                .filter(name -> !needed.contains(name))
                .toList();
    }

    private Function function(int place) {
        Form form = random.nextInt(3) == 0 ? FORMS.get(random.nextInt(FORMS.size())) : Form.PLAIN;
        Kind kind = form == Form.CHECKED ? CHECKED.get(random.nextInt(CHECKED.size())) : kind();
        String name = "n" + place;
        List<Node> nodes = new ArrayList<>();
        switch (form) {
            case EXTRACTED, PARAMETERIZED -> {
                nodes.add(new Node(name + "a", kind));
                nodes.add(new Node(name + "b", form == Form.EXTRACTED ? kind() : kind));
            }
            default -> nodes.add(new Node(name, kind));
        }
        List<String> members = form == Form.EXTRACTED
                ? List.of(name)
                : nodes.stream().map(Node::name).toList();
        List<Node> parameters = new ArrayList<>();
        Set<Integer> needs = new TreeSet<>();
        for (int i = 0; i < place && i < 4; i++) {
            // The one before is often among them, so that chains get long.
            int needed = i == 0 && random.nextInt(2) == 0 ? place - 1 : random.nextInt(place);
            List<Node> offered = functions.get(needed).nodes();
            Node node = offered.get(random.nextInt(offered.size()));
            if (random.nextInt(4) > 0 && !parameters.contains(node)) {
                parameters.add(node);
                needs.add(needed);
            }
        }
        return new Function(place, form, kind, nodes, members, parameters, List.copyOf(needs));
    }

    private Kind kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }
}
