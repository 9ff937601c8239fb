package dev.icosian.compiler.outside;

import dev.icosian.Location;
import dev.icosian.Source;
import dev.icosian.TypeRef;
import java.util.List;
import java.util.Map;

/** A source that says where it would read. */
record TestSource(String template, List<String> uses, Map<String, String> options) implements Source<String> {
    static TestSource at(String template, String... uses) {
        return new TestSource(template, List.of(uses), Map.of());
    }

    @Override
    public String id() {
        return "text-file";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public TypeRef<String> type() {
        return TypeRef.of(String.class);
    }

    @Override
    public Location location() {
        return Location.of(template);
    }

    @Override
    public String load(Location.Resolved at) {
        return at.uri();
    }
}
