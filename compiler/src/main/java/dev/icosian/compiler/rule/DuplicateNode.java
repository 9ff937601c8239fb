package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.NameTable;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.compiler.wiring.World;
import java.util.List;
import java.util.Map;

/** Two definitions of one name, of which no configuration chooses one. */
final class DuplicateNode implements Rule {
    static final String CODE = "Dataflow/DuplicateNode";

    @Override
    public void check(Wiring wiring, Findings findings) {
        NameTable table = wiring.table();
        for (Map.Entry<String, List<Entry>> clash : table.clashes().entrySet()) {
            String name = clash.getKey();
            List<Entry> entries = clash.getValue();
            if (entries.stream().noneMatch(AmbiguousVariant::isVariant)) {
                Entry last = entries.get(entries.size() - 1);
                findings.problem(
                        CODE,
                        "'" + name + "' is defined " + (entries.size() == 2 ? "twice" : entries.size() + " times")
                                + ": by "
                                + String.join(
                                        " and by ",
                                        entries.stream().map(Entry::origin).toList()),
                        last.place(),
                        remedy(wiring, name, "the later one"));
            }
        }
        World world = wiring.world();
        for (ConfigKey key : world.declared().config().values()) {
            declared(wiring, findings, key.name(), key.origin());
        }
        for (DeclaredParam param : world.declared().params().values()) {
            declared(wiring, findings, param.name(), param.origin());
        }
        for (String name : world.supplies().secrets()) {
            declared(wiring, findings, name, "secret(\"" + name + "\")");
        }
        for (String name : world.supplies().resources().keySet()) {
            declared(wiring, findings, name, "resource(\"" + name + "\", …)");
        }
    }

    private static void declared(Wiring wiring, Findings findings, String name, String origin) {
        Entry node = wiring.table().node(name);
        if (node != null) {
            findings.problem(
                    CODE,
                    "'" + name + "' is defined twice: by " + node.origin() + " and by " + origin,
                    node.place(),
                    remedy(wiring, name, "the latter"));
        }
    }

    private static String remedy(Wiring wiring, String name, String winner) {
        return wiring.world().open()
                ? "rename one of them, or build a pipeline with .replacing(\"" + name + "\"), which lets " + winner
                        + " win"
                : "rename one of them, or let " + winner + " win with .replacing(\"" + name + "\")";
    }
}
