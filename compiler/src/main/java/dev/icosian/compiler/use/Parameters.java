package dev.icosian.compiler.use;

import dev.icosian.Binding;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.Objects;

/** Finds parameters of functions. */
public final class Parameters {
    private Parameters() {}

    /** Returns what a parameter is bound to. */
    public static Binding binding(SpecData data, String parameter) {
        return Objects.requireNonNull(data.bindings().get(parameter), parameter);
    }

    /** Returns whether nothing but its own name says what a parameter gets. */
    public static boolean isFree(SpecData data, String parameter) {
        return binding(data, parameter).equals(Binding.name(parameter));
    }

    /** Returns the parameter of a name; throws if there is none. */
    public static Parameter named(SpecData data, String name) {
        for (Parameter parameter : data.parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw BuiltIn.problem(
                "Modifier/NoSuchParameter",
                "the function of '" + data.name() + "' has no parameter '" + name + "'",
                NearNames.hint(
                        name, data.parameters().stream().map(Parameter::name).toList(), "its parameters are: "));
    }
}
