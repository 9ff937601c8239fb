package dev.icosian;

import dev.icosian.internal.Declaration.SubdagDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a lambda says of one instance of modules. */
final class SubdagCollector implements Pipeline.SubdagBuilder {
    private final String name;
    private final List<Class<?>> modules = new ArrayList<>();
    private String output = "";
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, String> from = new LinkedHashMap<>();
    private final Map<String, Object> literal = new LinkedHashMap<>();

    SubdagCollector(String name) {
        this.name = name;
    }

    SubdagDeclaration declared() {
        return new SubdagDeclaration(name, modules, output, config, from, literal);
    }

    @Override
    public Pipeline.SubdagBuilder modules(Class<?>... modules) {
        this.modules.addAll(List.of(modules));
        return this;
    }

    @Override
    public Pipeline.SubdagBuilder output(String node) {
        output = node;
        return this;
    }

    @Override
    public Pipeline.SubdagBuilder config(String key, Object value) {
        config.put(key, value);
        return this;
    }

    @Override
    public Pipeline.SubdagBuilder from(String name, String node) {
        from.put(name, node);
        return this;
    }

    @Override
    public Pipeline.SubdagBuilder literal(String name, Object value) {
        literal.put(name, value);
        return this;
    }
}
