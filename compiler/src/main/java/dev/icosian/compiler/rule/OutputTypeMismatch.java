package dev.icosian.compiler.rule;

import dev.icosian.TypeRef;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.Fit;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.ParamTable.Param;
import dev.icosian.compiler.wiring.Wiring;
import org.jspecify.annotations.Nullable;

/** A component of the outputs record that cannot hold what is requested. */
final class OutputTypeMismatch implements Rule {
    static final String CODE = "Dataflow/OutputTypeMismatch";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (DeclaredOutput output : wiring.world().declared().outputs()) {
            TypeRef<?> wanted = output.type();
            TypeRef<?> given = typeOf(wiring, output.name());
            if (wanted == null || given == null || Assignability.of(given.type(), wanted.type()) != Fit.NO) {
                continue;
            }
            TypeText text = TypeText.of(given.type(), wanted.type());
            String hint = Assignability.hint(given.type(), wanted.type());
            Entry node = wiring.table().node(output.name());
            findings.problem(
                    CODE,
                    output.origin() + " is " + text.text(wanted.type()) + ", but "
                            + (node == null ? "'" + output.name() + "'" : "node " + node.quoted()) + " is "
                            + text.text(given.type()),
                    node == null ? null : node.place(),
                    hint == null ? "make the component " + text.text(given.type()) : hint);
        }
    }

    private static @Nullable TypeRef<?> typeOf(Wiring wiring, String name) {
        Entry node = wiring.table().node(name);
        if (node != null) {
            return node.data().type();
        }
        ConfigKey key = wiring.table().config(name);
        if (key != null) {
            return key.type();
        }
        Param param = wiring.params().find(name);
        return param == null ? null : param.spec().type();
    }
}
