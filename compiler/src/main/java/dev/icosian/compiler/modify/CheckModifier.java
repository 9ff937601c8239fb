package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Check;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.TypeRef;
import dev.icosian.compiler.quality.CheckGate;
import dev.icosian.compiler.quality.NamedCheck;
import dev.icosian.compiler.quality.ValueChecks;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.OnComponent;
import dev.icosian.compiler.use.Parameters;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code @Check}: {@code x} becomes {@code x.raw}, a node {@code x.check.<id>} for each check, and {@code x}, which lets
 * the value pass once all of them are in. Several uses share the one gate.
 */
final class CheckModifier extends BuiltIn implements OnComponent {
    private static final String GATE = "checked";
    private static final String VALUE = "value";
    private static final String OUTCOMES = "checks";
    private static final TypeRef<CheckOutcome> OUTCOME = TypeRef.of(CheckOutcome.class);
    private static final TypeRef<List<CheckOutcome>> ALL_OUTCOMES = new TypeRef<>() {};

    CheckModifier() {
        super(Check.class, Phase.CHECK);
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        String name = use.node();
        SpecData checked = use.data(unit);
        List<NamedCheck> checks = ValueChecks.of(name, checked.type(), checked.nullable(), use.args());
        Nodes gated = isGate(checked) ? unit : unit.then(name, gate(checked), VALUE);
        SpecData gate = Units.data(gated, name);
        String raw = ((Binding.ToName) Parameters.binding(gate, VALUE)).name();

        Set<String> taken = new HashSet<>();
        gated.asList().forEach(node -> taken.add(node.name()));
        List<NodeSpec> nodes = new ArrayList<>();
        List<String> outcomes = new ArrayList<>(((Binding.ToNames) Parameters.binding(gate, OUTCOMES)).names());
        for (NamedCheck check : checks) {
            String id = freeId(name + ".check.", check.id(), taken);
            outcomes.add(name + ".check." + id);
            nodes.add(check(checked, raw, name, id, check));
        }
        nodes.add(ModelAccess.get().spec(gate.withBinding(OUTCOMES, Binding.names(outcomes.toArray(String[]::new)))));
        return gated.replace(name, nodes.toArray(NodeSpec[]::new));
    }

    private static boolean isGate(SpecData data) {
        return data.body() instanceof Body.Operation operation
                && operation.kind().equals(GATE);
    }

    private static NodeSpec gate(SpecData checked) {
        List<Parameter> parameters = List.of(
                new Parameter(VALUE, checked.type(), checked.nullable()), new Parameter(OUTCOMES, ALL_OUTCOMES, false));
        SpecData gate = SpecData.of(
                        checked.name(),
                        new Body.Operation(GATE, new CheckGate(checked.name()), List.of()),
                        checked.type(),
                        checked.nullable(),
                        parameters)
                .withBinding(OUTCOMES, Binding.names())
                .withDoc(checked.doc());
        return ModelAccess.get().spec(gate);
    }

    private static NodeSpec check(SpecData checked, String raw, String name, String id, NamedCheck check) {
        Body body = new Body.Operation("check", check.operator(name, id), check.code());
        List<Parameter> parameters = List.of(new Parameter(VALUE, checked.type(), checked.nullable()));
        return ModelAccess.get()
                .spec(SpecData.of(name + ".check." + id, body, OUTCOME, false, parameters)
                        .withBinding(VALUE, Binding.name(raw)));
    }

    private static String freeId(String prefix, String id, Set<String> taken) {
        String free = id;
        for (int n = 2; !taken.add(prefix + free); n++) {
            free = id + "_" + n;
        }
        return free;
    }
}
