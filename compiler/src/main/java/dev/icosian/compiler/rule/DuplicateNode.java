package dev.icosian.compiler.rule;

/** Two definitions of one name, of which no configuration chooses one. */
final class DuplicateNode implements Rule {
    static final String CODE = "Dataflow/DuplicateNode";

    @Override
    public void check(Wiring wiring, Findings findings) {
        NameTable table = wiring.table();
        table.clashes().forEach((name, entries) -> {
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
        });
        wiring.world()
                .declared()
                .config()
                .values()
                .forEach(key -> declared(wiring, findings, key.name(), key.origin()));
        wiring.world()
                .declared()
                .params()
                .values()
                .forEach(param -> declared(wiring, findings, param.name(), param.origin()));
        wiring.world()
                .supplies()
                .secrets()
                .forEach(name -> declared(wiring, findings, name, "secret(\"" + name + "\")"));
        wiring.world()
                .supplies()
                .resources()
                .keySet()
                .forEach(name -> declared(wiring, findings, name, "resource(\"" + name + "\", …)"));
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
