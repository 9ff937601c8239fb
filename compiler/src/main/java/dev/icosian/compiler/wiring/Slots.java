package dev.icosian.compiler.wiring;

import dev.icosian.Binding;
import dev.icosian.Scratch;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Nullness;
import dev.icosian.internal.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the parameters of a node want. */
final class Slots {
    private final Findings findings;

    Slots(Findings findings) {
        this.findings = findings;
    }

    /** Returns one slot per parameter. */
    Slot[] of(Entry node) {
        List<Parameter> parameters = node.data().parameters();
        Slot[] slots = new Slot[parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = of(node, parameters.get(i));
        }
        return slots;
    }

    private Slot of(Entry node, Parameter parameter) {
        Class<?> raw = parameter.type().rawClass();
        if (raw == Scratch.class) {
            return new Slot.Folder(parameter.type());
        }
        Binding binding = node.data().bindings().get(parameter.name());
        if (binding == null) {
            return ask(node, parameter, parameter.name(), false, null);
        }
        if (binding instanceof Binding.ToName name) {
            return ask(node, parameter, name.name(), false, null);
        }
        if (binding instanceof Binding.ToDefault value) {
            // Expansion made it a value of the parameter's type; so with the next.
            return ask(node, parameter, parameter.name(), true, value.value());
        }
        if (binding instanceof Binding.ToLiteral literal) {
            return new Slot.Constant(parameter.type(), literal.value());
        }
        if (binding instanceof Binding.ToNames names) {
            return gathered(node, parameter, names.names());
        }
        if (binding instanceof Binding.ToComponents) {
            return components(node, parameter);
        }
        findings.problem(
                "Pipeline/NotSupported",
                "parameter '" + parameter.name() + "' of '" + node.name()
                        + "' collects the results of a fan-out, which this version cannot do yet",
                node.place(),
                "loop over the list inside one function");
        return new Slot.Wrong();
    }

    private static Ask ask(
            Entry node, Parameter parameter, String name, boolean hasDefault, @Nullable Object defaultValue) {
        return new Ask(node, parameter.name(), name, parameter.type(), parameter.nullable(), hasDefault, defaultValue);
    }

    private Slot gathered(Entry node, Parameter parameter, List<String> names) {
        Type type = parameter.type().type();
        Class<?> raw = Types.raw(type);
        boolean map = raw == Map.class;
        boolean list = raw.isAssignableFrom(List.class) && raw != Object.class;
        if (!(type instanceof ParameterizedType generic) || !(map || list)) {
            findings.problem(
                    "Dataflow/CannotGather",
                    "parameter '" + parameter.name() + "' of '" + node.name() + "' gathers " + String.join(", ", names)
                            + ", but is " + TypeText.alone(type),
                    node.place(),
                    "make it a List<T>, or a Map<String, T> by name");
            return new Slot.Wrong();
        }
        Type[] arguments = generic.getActualTypeArguments();
        TypeRef<?> item = ModelAccess.get().typeRef(Types.readable(arguments[arguments.length - 1]));
        if (map && arguments[0] != String.class) {
            findings.problem(
                    "Dataflow/CannotGather",
                    "parameter '" + parameter.name() + "' of '" + node.name() + "' gathers by name, but is "
                            + TypeText.alone(type),
                    node.place(),
                    "make it a Map<String, T>");
            return new Slot.Wrong();
        }
        List<Ask> asks = names.stream()
                .map(name -> new Ask(node, parameter.name(), name, item, false, false, null))
                .toList();
        return new Slot.Many(parameter.type(), map ? Bind.Form.MAP : Bind.Form.LIST, names, asks);
    }

    private Slot components(Entry node, Parameter parameter) {
        Type type = parameter.type().type();
        Class<?> raw = Types.raw(type);
        if (!raw.isRecord()) {
            findings.problem(
                    "Dataflow/CannotGather",
                    "parameter '" + parameter.name() + "' of '" + node.name()
                            + "' gathers one node per component, but is " + TypeText.alone(type)
                            + ", which is no record",
                    node.place(),
                    "name the nodes in @From, or make it a record");
            return new Slot.Wrong();
        }
        List<Ask> asks = Arrays.stream(raw.getRecordComponents())
                .map(component -> component(node, parameter, component, type))
                .toList();
        return new Slot.Many(
                parameter.type(), Bind.Form.RECORD, asks.stream().map(Ask::name).toList(), asks);
    }

    private static Ask component(Entry node, Parameter parameter, RecordComponent component, Type use) {
        return new Ask(
                node,
                parameter.name() + "." + component.getName(),
                component.getName(),
                ModelAccess.get().typeRef(Types.substitute(component.getGenericType(), use)),
                Nullness.ofComponent(component),
                false,
                null);
    }
}
