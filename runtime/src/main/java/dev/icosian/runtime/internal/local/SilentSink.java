package dev.icosian.runtime.internal.local;

import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.ModelAccess;
import java.util.List;

/** Stands in for a sink where runs are only compared: the plan stays as it is, and nothing is written. Immutable. */
public final class SilentSink implements Sink<Object> {
    private static final String DIGEST_OF_NOTHING = "0".repeat(64);

    private final Sink<?> original;

    private SilentSink(Sink<?> original) {
        this.original = original;
    }

    /** Returns a copy of a pipeline whose publications do nothing. */
    public static Pipeline instead(Pipeline pipeline) {
        Declaration declared = ModelAccess.get().declaration(pipeline);
        List<PublicationDeclaration> silent = declared.publications().stream()
                .map(each -> new PublicationDeclaration(each.node(), new SilentSink(each.sink())))
                .toList();
        return ModelAccess.get()
                .pipeline(new Declaration(
                        declared.name(),
                        declared.spec(),
                        declared.modules(),
                        declared.nodes(),
                        declared.configType(),
                        declared.configDefaults(),
                        declared.configValues(),
                        declared.paramsType(),
                        declared.params(),
                        declared.outputsType(),
                        declared.outputs(),
                        declared.replacing(),
                        declared.subdags(),
                        declared.steps(),
                        declared.grouping(),
                        declared.defaults(),
                        declared.keepGoing(),
                        declared.ephemeral(),
                        declared.resources(),
                        declared.secrets(),
                        declared.importing(),
                        declared.materializers(),
                        declared.nodeMaterializers(),
                        declared.sources(),
                        silent,
                        declared.schedule(),
                        declared.options(),
                        declared.codeRoots(),
                        declared.libraries()));
    }

    @Override
    public String id() {
        return original.id();
    }

    @Override
    public int version() {
        return original.version();
    }

    @Override
    public boolean accepts(TypeRef<?> type) {
        return original.accepts(type);
    }

    @Override
    public Location location() {
        return original.location();
    }

    @Override
    public List<String> uses() {
        return original.uses();
    }

    @Override
    public String publish(Object value, Location.Resolved at) {
        return DIGEST_OF_NOTHING;
    }
}
