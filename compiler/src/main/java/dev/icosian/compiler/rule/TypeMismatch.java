package dev.icosian.compiler.rule;

import dev.icosian.Secret;
import dev.icosian.TypeRef;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.Fit;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Slot;
import dev.icosian.compiler.wiring.Wiring;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value of one type where another is wanted; raw types only as a warning. */
final class TypeMismatch implements Rule {
    static final String CODE = "Dataflow/TypeMismatch";
    static final String RAW = "Dataflow/RawType";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (int at = 0; at < wiring.nodes().size(); at++) {
            int[] asked = wiring.asked(at);
            int next = 0;
            for (Slot slot : wiring.slots(at)) {
                for (int i = 0; i < Wiring.count(slot); i++) {
                    check(wiring, findings, Wiring.ask(slot, i), asked[next]);
                    next++;
                }
            }
        }
    }

    private static void check(Wiring wiring, Findings findings, Ask ask, int position) {
        if (position >= 0) {
            Entry node = wiring.nodes().get(position);
            if (isPlain(ask.type().type())
                    && ask.type().type() == node.data().type().type()) {
                // By far the most.
                return;
            }
            compare(findings, ask, node.data().type(), "node", node::place);
            return;
        }
        ConfigKey key = wiring.table().config(ask.name());
        if (key != null) {
            if (key.exact()) {
                compare(findings, ask, key.type(), "config key", key::origin);
            } else {
                value(findings, ask, key);
            }
            return;
        }
        if (wiring.table().isSecret(ask.name())) {
            compare(findings, ask, TypeRef.of(Secret.class), "secret", () -> null);
            return;
        }
        Class<?> resource = wiring.table().resource(ask.name());
        if (resource != null) {
            compare(findings, ask, TypeRef.of(resource), "resource", () -> null);
            return;
        }
        Param param = wiring.params().find(ask.name());
        if (param != null && param.declared() != null && param.declared().type() != null) {
            compare(findings, ask, param.spec().type(), "param", param.declared()::origin);
        }
    }

    private static boolean isPlain(Type type) {
        return type instanceof Class<?> plain && plain.isPrimitive();
    }

    private static void value(Findings findings, Ask ask, ConfigKey key) {
        Object value = key.value();
        if (value == null || ValueFit.fits(ask.type().type(), value)) {
            return;
        }
        TypeText text = TypeText.of(ValueFit.typeOf(value), ask.type().type());
        findings.problem(
                CODE,
                "config key '" + key.name() + "' (" + key.origin() + ") is " + value + " ("
                        + text.text(ValueFit.typeOf(value)) + "), but "
                        + ask.by().quoted() + " takes it as "
                        + text.text(ask.type().type()),
                ask.by().place(),
                "set a value of type " + text.text(ask.type().type()));
    }

    private static void compare(
            Findings findings, Ask ask, TypeRef<?> given, String what, Supplier<? extends @Nullable String> whence) {
        Type from = given.type();
        Type to = ask.type().type();
        Fit fit = Assignability.of(from, to);
        if (fit == Fit.YES) {
            return;
        }
        TypeText text = TypeText.of(from, to);
        String origin = whence.get();
        String source = what + " '" + ask.name() + "'" + (origin == null ? "" : " (" + origin + ")");
        if (fit == Fit.RAW) {
            findings.warning(
                    RAW,
                    source + " is " + text.text(from) + " and " + ask.by().quoted() + " takes it as " + text.text(to)
                            + ": a raw type hides whether they fit",
                    ask.by().place(),
                    "write the type arguments on both sides");
            return;
        }
        String parameter = ask.parameter().equals(ask.name()) ? "" : " (parameter '" + ask.parameter() + "')";
        String hint = Assignability.hint(from, to);
        findings.problem(
                CODE,
                source + " is " + text.text(from) + ", but " + ask.by().quoted() + " takes it as " + text.text(to)
                        + parameter,
                ask.by().place(),
                hint == null ? "make both types agree, or take another node" : hint);
    }
}
