package dev.icosian.internal;

import dev.icosian.NodeSpec;
import dev.icosian.Pipeline;
import dev.icosian.TypeRef;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The way from the other modules into what the public types of the model hide. Thread safe. */
public abstract class ModelAccess {
    private static volatile @Nullable ModelAccess instance;

    /** For the one implementation, beside the types it opens. */
    protected ModelAccess() {}

    /** Returns the access. */
    public static ModelAccess get() {
        ModelAccess access = instance;
        if (access != null) {
            return access;
        }
        // NodeSpec's initializer registers the implementation.
        try {
            Class.forName(NodeSpec.class.getName(), true, NodeSpec.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        access = instance;
        if (access == null) {
            throw new IllegalStateException("the model did not register its access");
        }
        return access;
    }

    /** Takes the one implementation. */
    public static void register(ModelAccess access) {
        instance = access;
    }

    /** Returns the reference of a type as reflection has it. */
    public abstract TypeRef<?> typeRef(Type type);

    /** Returns what a node's declaration holds. */
    public abstract SpecData data(NodeSpec spec);

    /** Returns the declaration of a node that holds this. */
    public abstract NodeSpec spec(SpecData data);

    /** Returns what a pipeline declares. */
    public abstract Declaration declaration(Pipeline pipeline);

    /** Returns the pipeline that declares this. */
    public abstract Pipeline pipeline(Declaration declaration);

    /** Returns what a ready-made grouping is. */
    public abstract GroupingKind grouping(dev.icosian.Grouping grouping);
}
