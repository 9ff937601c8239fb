package dev.icosian.compiler.outside;

import dev.icosian.Location;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import java.util.List;

/** A sink that takes texts and writes nothing. */
record TestSink(String template, List<String> uses) implements Sink<String> {
    static TestSink at(String template, String... uses) {
        return new TestSink(template, List.of(uses));
    }

    @Override
    public String id() {
        return "text-file";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean accepts(TypeRef<?> type) {
        return type.equals(TypeRef.of(String.class));
    }

    @Override
    public Location location() {
        return Location.of(template);
    }

    @Override
    public String publish(String value, Location.Resolved at) {
        return "";
    }
}
