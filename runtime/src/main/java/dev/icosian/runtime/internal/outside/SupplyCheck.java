package dev.icosian.runtime.internal.outside;

import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.compiler.graph.Supplies;
import dev.icosian.compiler.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Looks whether what the host of a run gives is what the run needs. Immutable. */
public final class SupplyCheck {
    private final Supplies declared;
    private final UnaryOperator<String> secretHint;
    private final UnaryOperator<String> resourceHint;

    /**
     * Takes what is declared.
     *
     * @param secretHint how to give a secret, by its name
     * @param resourceHint how to supply a resource, by its name
     */
    public SupplyCheck(Supplies declared, UnaryOperator<String> secretHint, UnaryOperator<String> resourceHint) {
        this.declared = declared;
        this.secretHint = secretHint;
        this.resourceHint = resourceHint;
    }

    /** Returns the check of a run with checkpoints. */
    public static SupplyCheck ofRun(Supplies declared) {
        return new SupplyCheck(
                declared,
                name -> "add --secret " + name + "=env:VARIABLE or --secret " + name
                        + "=file:PATH, or set ICOSIAN_SECRET_" + name + " to env:… or file:…; in code: Runner.secret(\""
                        + name + "\", …)",
                name -> "supply it: Icosian.app().resource(\"" + name + "\", …), or in code Runner.resource(\"" + name
                        + "\", …)");
    }

    /**
     * Returns what is missing or of the wrong type.
     *
     * @param secrets who needs them, by name
     * @param resources who needs them, by name
     * @param supplied what the host gives
     */
    public List<Problem> problems(Map<String, String> secrets, Map<String, String> resources, Map<String, ?> supplied) {
        List<Problem> problems = new ArrayList<>();
        secrets.forEach((name, by) -> {
            Object value = supplied.get(name);
            if (value == null) {
                problems.add(new Problem(
                        "Run/MissingSecret",
                        "secret '" + name + "' is not given, and " + by + " needs it",
                        null,
                        secretHint.apply(name)));
            } else if (!(value instanceof Secret)) {
                problems.add(new Problem(
                        "Run/WrongType",
                        "secret '" + name + "' is given as a value of type " + TypeText.alone(value.getClass()),
                        null,
                        "give a Secret: Secret.of(…)"));
            }
        });
        resources.forEach((name, by) -> {
            Object value = supplied.get(name);
            if (value == null) {
                problems.add(new Problem(
                        "Run/MissingResource",
                        "resource '" + name + "' (" + typeOf(name) + ") is not supplied, and " + by + " needs it",
                        null,
                        resourceHint.apply(name)));
            } else {
                problems.addAll(type(name, value));
            }
        });
        return problems;
    }

    /** Returns that an object is not of the type that its resource has; empty if it is. */
    public List<Problem> type(String name, Object value) {
        Class<?> type = declared.resources().get(name);
        if (type == null || type.isInstance(value)) {
            return List.of();
        }
        return List.of(new Problem(
                "Run/WrongType",
                "resource '" + name + "' is of type " + typeOf(name) + ", but the object supplied is of type "
                        + TypeText.alone(value.getClass()),
                null,
                "supply an object of type " + typeOf(name)));
    }

    private String typeOf(String name) {
        Class<?> type = declared.resources().get(name);
        return type == null ? "unknown" : TypeText.alone(type);
    }
}
