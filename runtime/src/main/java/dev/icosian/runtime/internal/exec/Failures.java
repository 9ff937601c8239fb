package dev.icosian.runtime.internal.exec;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.quality.ChecksFailed;
import dev.icosian.compiler.quality.NullComponentException;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.internal.Body;
import dev.icosian.internal.Methods;
import dev.icosian.internal.Parameter;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeInput;
import dev.icosian.runtime.internal.failure.UserFrames;
import dev.icosian.runtime.internal.outside.Redaction;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what went wrong at a node. */
final class Failures {
    private static final String RAW = ".raw";

    private Failures() {}

    /** The body, or an interceptor around it, threw. */
    static NodeFailure thrown(Instruction instruction, @Nullable Object[] slots, NodeProgram program, Throwable cause) {
        ResolvedNode node = instruction.node();
        if (cause instanceof ChecksFailed failed) {
            Problem problem = new Problem("Check/Failed", text(failed), placeOfMaker(node, program), null);
            return new NodeFailure(node, problem, "", inputs(instruction, slots), UserFrames.none(), failed);
        }
        if (cause instanceof NullComponentException missing) {
            return found(instruction, slots, nullComponent(missing, node, program));
        }
        UserFrames frames = UserFrames.of(cause, method(node));
        String loading = node.body() instanceof Body.Load
                ? "loading " + instruction.arguments().get(0).value(slots) + " failed: "
                : "";
        Problem problem = new Problem(
                node.kind().equals("check") ? "Check/Failed" : "Run/NodeFailed",
                node.name() + ": " + loading + text(cause),
                frames.place() == null ? SourceLines.place(node.body()) : frames.place(),
                null);
        return new NodeFailure(node, problem, signature(node), inputs(instruction, slots), frames, cause);
    }

    /** The value is null, and must not be. */
    static NodeFailure nullResult(Instruction instruction, @Nullable Object[] slots) {
        ResolvedNode node = instruction.node();
        return found(
                instruction,
                slots,
                new Problem(
                        "Run/NullResult",
                        node.name() + ": the result is null, but not @Nullable",
                        SourceLines.place(node.body()),
                        "return a value, or mark the result @Nullable"));
    }

    private static Problem nullComponent(NullComponentException missing, ResolvedNode node, NodeProgram program) {
        return new Problem(
                "Run/NullResult",
                withoutRaw(missing.producer()) + ": component '" + missing.component()
                        + "' of the result is null, but not @Nullable",
                placeOfMaker(node, program),
                "give it a value, or mark the component @Nullable");
    }

    /** The value is of another class than the node is declared with. */
    static NodeFailure wrongValue(Instruction instruction, @Nullable Object[] slots, Object value) {
        ResolvedNode node = instruction.node();
        Type declared = node.type().type();
        TypeText texts = TypeText.of(value.getClass(), declared);
        return found(
                instruction,
                slots,
                new Problem(
                        "Run/WrongValue",
                        node.name() + ": the result is of type " + texts.text(value.getClass())
                                + ", but the node is of type " + texts.text(declared),
                        SourceLines.place(node.body()),
                        "see what the interceptors around it return"));
    }

    /** A function changed what it was given. */
    static NodeFailure inputChanged(
            Instruction instruction, @Nullable Object[] slots, NodeProgram program, Argument changed) {
        ResolvedNode node = instruction.node();
        Method method = method(node);
        int parameter = 0;
        while (!instruction.arguments().get(parameter).holds(changed)) {
            parameter++;
        }
        String who =
                method == null ? "what makes it" : method.getDeclaringClass().getSimpleName() + "." + method.getName();
        String of = changed.bind() instanceof Bind.ToLiteral ? "a literal" : "the value of " + source(changed.bind());
        return found(
                instruction,
                slots,
                new Problem(
                        "Debug/InputChanged",
                        node.name() + ": " + who + " changed its parameter '" + parameterName(instruction, parameter)
                                + "', " + of,
                        placeOfMaker(node, program),
                        "change a copy: others get the same value"));
    }

    /** A parameter would get null, and must not. */
    static NodeFailure nullInput(Instruction instruction, @Nullable Object[] slots, int parameter, Argument missing) {
        ResolvedNode node = instruction.node();
        return found(
                instruction,
                slots,
                new Problem(
                        "Run/NullInput",
                        node.name() + ": parameter '" + parameterName(instruction, parameter)
                                + "' is not @Nullable, but " + source(missing.bind()) + " is null",
                        SourceLines.place(node.body()),
                        "mark the parameter @Nullable, or see to it that there is a value"));
    }

    /** What an ephemeral node opened cannot be closed. */
    static NodeFailure close(Instruction instruction, Throwable cause) {
        ResolvedNode node = instruction.node();
        return new NodeFailure(
                node,
                new Problem(
                        "Run/NodeFailed",
                        node.name() + ": closing its value failed: " + text(cause),
                        SourceLines.place(node.body()),
                        null),
                signature(node),
                List.of(),
                UserFrames.of(cause, method(node)),
                cause);
    }

    private static NodeFailure found(Instruction instruction, @Nullable Object[] slots, Problem problem) {
        ResolvedNode node = instruction.node();
        return new NodeFailure(node, problem, signature(node), inputs(instruction, slots), UserFrames.none(), null);
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        // The message of an error is often only a name; its class says what is the matter with it.
        return message == null || message.isBlank() || cause instanceof Error ? cause.toString() : message;
    }

    private static @Nullable Method method(ResolvedNode node) {
        return node.body() instanceof Body.Function function ? function.method() : null;
    }

    /** Returns the place of the function whose value came to a node that a modifier made. */
    private static @Nullable String placeOfMaker(ResolvedNode node, NodeProgram program) {
        ResolvedNode at = node;
        while (at != null && !(at.body() instanceof Body.Function)) {
            at = !at.binds().isEmpty() && at.binds().get(0) instanceof Bind.ToNode read
                    ? program.find(read.node())
                    : null;
        }
        return at == null ? null : SourceLines.place(at.body());
    }

    private static String withoutRaw(String name) {
        return name.endsWith(RAW) ? name.substring(0, name.length() - RAW.length()) : name;
    }

    private static String signature(ResolvedNode node) {
        Method method = method(node);
        if (method == null) {
            return "";
        }
        return Methods.parametersOf(method).stream()
                .map(parameter -> TypeText.alone(parameter.type().type()) + " " + parameter.name())
                .collect(Collectors.joining(
                        ", ", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(", ")"));
    }

    private static List<NodeInput> inputs(Instruction instruction, @Nullable Object[] slots) {
        return inputs(instruction, slots, Redaction.none());
    }

    /** Returns what a node was given, without secrets. */
    static List<NodeInput> inputs(Instruction instruction, @Nullable Object[] slots, Redaction secrets) {
        List<NodeInput> inputs = new ArrayList<>();
        for (int i = 0; i < instruction.arguments().size(); i++) {
            add(inputs, parameterName(instruction, i), instruction.arguments().get(i), slots, secrets);
        }
        return inputs;
    }

    private static void add(
            List<NodeInput> inputs, String name, Argument argument, @Nullable Object[] slots, Redaction secrets) {
        if (argument instanceof Argument.Gathered gathered) {
            for (int i = 0; i < gathered.items().size(); i++) {
                String label = gathered.bind().labels().get(i);
                add(inputs, name + "." + label, gathered.items().get(i), slots, secrets);
            }
            return;
        }
        Bind bind = argument.bind();
        Object value = argument.value(slots);
        inputs.add(new NodeInput(
                name,
                TypeText.alone(bind.type().type()),
                ValueText.of(value, secrets),
                kind(bind),
                bind instanceof Bind.ToAbsent ? "" : name(bind)));
    }

    private static String parameterName(Instruction instruction, int index) {
        Method method = method(instruction.node());
        if (method != null) {
            Parameter parameter = Methods.parametersOf(method).get(index);
            return parameter.name();
        }
        return name(instruction.arguments().get(index).bind());
    }

    private static String source(Bind bind) {
        String name = name(bind);
        return name.isEmpty() ? kind(bind) : kind(bind) + " '" + name + "'";
    }

    private static String kind(Bind bind) {
        if (bind instanceof Bind.ToNode) {
            return Origin.NODE.word();
        }
        if (bind instanceof Bind.ToParam) {
            return Origin.PARAM.word();
        }
        if (bind instanceof Bind.ToConfig) {
            return Origin.CONFIG.word();
        }
        if (bind instanceof Bind.ToSecret) {
            return Origin.SECRET.word();
        }
        if (bind instanceof Bind.ToResource) {
            return Origin.RESOURCE.word();
        }
        if (bind instanceof Bind.ToScratch) {
            return Origin.SCRATCH.word();
        }
        if (bind instanceof Bind.ToLocation) {
            return "location";
        }
        return bind instanceof Bind.ToLiteral ? "literal" : "nothing";
    }

    private static String name(Bind bind) {
        if (bind instanceof Bind.ToNode read) {
            return read.node();
        }
        if (bind instanceof Bind.ToParam read) {
            return read.param();
        }
        if (bind instanceof Bind.ToConfig read) {
            return read.key();
        }
        if (bind instanceof Bind.ToSecret read) {
            return read.secret();
        }
        if (bind instanceof Bind.ToResource read) {
            return read.resource();
        }
        return bind instanceof Bind.ToAbsent absent ? absent.name() : "";
    }
}
