package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.Extract;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.compiler.read.Annotations;
import dev.icosian.compiler.type.Types;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.ComponentValue;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Nullness;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code @Extract}: a node for each component of a record. */
final class ExtractModifier extends BuiltIn {
    private static final String PARAMETER = "value";

    ExtractModifier() {
        super(Extract.class, Phase.EXTRACT);
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        SpecData producer = use.data(unit);
        if (use.argument("columns") != Record.class || !use.text("fill").isEmpty()) {
            throw problem(
                    "Modifier/NotSupported",
                    "@Extract with " + (use.argument("columns") != Record.class ? "columns" : "fill") + " of '"
                            + producer.name() + "' is not supported yet",
                    "return a record of arrays or lists, one component per column");
        }
        RecordComponent[] components = producer.type().rawClass().getRecordComponents();
        if (components == null) {
            throw problem(
                    "Extract/NotARecord",
                    "'" + producer.name() + "' returns " + producer.type()
                            + ", which is no record, so there are no components to extract",
                    "return a record, or remove @Extract");
        }
        List<NodeSpec> nodes = new ArrayList<>();
        for (RecordComponent component : components) {
            nodes.add(ModelAccess.get().spec(node(producer, component, use.text("prefix"))));
        }
        List<NodeSpec> all = new ArrayList<>(unit.asList());
        all.addAll(all.indexOf(Units.find(unit, producer.name())) + 1, nodes);
        return Nodes.of(all);
    }

    private static SpecData node(SpecData producer, RecordComponent component, String prefix) {
        boolean nullable = Nullness.ofComponent(component);
        ComponentValue value = new ComponentValue(component.getAccessor(), producer.name(), nullable);
        Parameter parameter = new Parameter(PARAMETER, producer.type(), producer.nullable());
        return SpecData.of(
                        prefix + component.getName(),
                        new Body.Operation("component", value, List.of()),
                        ModelAccess.get()
                                .typeRef(Types.substitute(
                                        component.getGenericType(),
                                        producer.type().type())),
                        nullable,
                        List.of(parameter))
                .withBindings(Map.of(PARAMETER, Binding.name(producer.name())))
                .withUses(Annotations.uses(component), List.of());
    }
}
