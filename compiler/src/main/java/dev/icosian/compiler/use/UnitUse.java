package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.TypeRef;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One use of a modifier while it is applied. */
public final class UnitUse implements NodeModifier.Use {
    private final PreparedUse use;
    private final String node;
    private final Body body;
    private final boolean main;
    private final ConfigReader config;

    public UnitUse(PreparedUse use, String node, Body body, boolean main, ConfigReader config) {
        this.use = use;
        this.node = node;
        this.body = body;
        this.main = main;
        this.config = config;
    }

    @Override
    public Map<String, Object> args() {
        return use.args();
    }

    @Override
    public String on() {
        return use.on();
    }

    @Override
    public @Nullable Object config(String key) {
        return config.read(key);
    }

    /** Returns the type of a declared configuration key, null in an open world or if nothing has said it. */
    @Nullable
    public TypeRef<?> configType(String key) {
        return config.type(key);
    }

    /** Returns the name of the node that the use is about: the function's result, or a component. */
    public String node() {
        return node;
    }

    /** Returns what computes that node's value first of all, before anything is done with it. */
    public Body body() {
        return body;
    }

    /** Returns whether that is the node which names the unit. */
    public boolean isMain() {
        return main;
    }

    /** Returns the data of that node. */
    public SpecData data(Nodes unit) {
        return Units.data(unit, node);
    }

    /** Returns an argument that is a text. */
    public String text(String name) {
        return (String) argument(name);
    }

    /** Returns an argument that is a list of texts. */
    @SuppressWarnings("unchecked") // arguments have the types of the annotation's members
    public List<String> texts(String name) {
        return (List<String>) argument(name);
    }

    /** Returns an argument of any other type. */
    public Object argument(String name) {
        Object value = use.args().get(name);
        if (value == null) {
            throw new IllegalStateException(use.modifier().id() + " has no argument '" + name + "'");
        }
        return value;
    }

    /** Returns the unit with other data in the place of the node that the use is about. */
    public Nodes with(Nodes unit, SpecData data) {
        NodeSpec changed = ModelAccess.get().spec(data);
        return unit.replace(node, changed);
    }
}
