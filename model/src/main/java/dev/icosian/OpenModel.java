package dev.icosian;

import dev.icosian.internal.Declaration;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import java.lang.reflect.Type;

/** Opens what the public types hide to the other modules. */
final class OpenModel extends ModelAccess {
    @Override
    public TypeRef<?> typeRef(Type type) {
        return TypeRef.ofType(type);
    }

    @Override
    public SpecData data(NodeSpec spec) {
        return spec.data();
    }

    @Override
    public NodeSpec spec(SpecData data) {
        return new NodeSpec(data);
    }

    @Override
    public Declaration declaration(Pipeline pipeline) {
        return pipeline.declaration();
    }

    @Override
    public Pipeline pipeline(Declaration declaration) {
        return new Pipeline(declaration);
    }

    @Override
    public GroupingKind grouping(Grouping grouping) {
        return grouping.kind();
    }
}
