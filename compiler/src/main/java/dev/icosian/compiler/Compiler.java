package dev.icosian.compiler;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.declare.DeclarationReader;
import dev.icosian.compiler.declare.Declared;
import dev.icosian.compiler.declare.DeclaredConfig;
import dev.icosian.compiler.declare.NoModules;
import dev.icosian.compiler.declare.NotSupportedYet;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.Supplies;
import dev.icosian.compiler.group.KnownNames;
import dev.icosian.compiler.materialize.DefaultMaterializers;
import dev.icosian.compiler.materialize.ObjectsOfUsers;
import dev.icosian.compiler.outside.OutsideChecks;
import dev.icosian.compiler.outside.Sources;
import dev.icosian.compiler.read.ModuleReader;
import dev.icosian.compiler.read.NoParameterNames;
import dev.icosian.compiler.read.NotLoaded;
import dev.icosian.compiler.read.ReadModules;
import dev.icosian.compiler.rule.Resolver;
import dev.icosian.compiler.wiring.Resolution;
import dev.icosian.compiler.wiring.World;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From what is declared to what can be executed. Stateless, thread safe. */
public final class Compiler {
    private static final Set<String> UNREADABLE = Set.of(NoParameterNames.CODE, NotLoaded.CODE);

    private Compiler() {}

    /**
     * Returns the part of a pipeline's dataflow that its outputs and publications need; all of it if there are none.
     *
     * @throws PipelineException with all problems
     */
    public static ResolvedDataflow dataflow(Pipeline pipeline) {
        ResolvedDataflow dataflow = checked(resolve(pipeline));
        OutsideChecks.check(ModelAccess.get().declaration(pipeline), dataflow);
        return dataflow;
    }

    /**
     * Returns the whole dataflow of modules. Names that no function and no config key has are params, typed by their
     * consumers.
     *
     * @throws PipelineException with all problems
     */
    public static ResolvedDataflow dataflow(List<Class<?>> modules, Map<String, Object> config) {
        Declared declared = DeclarationReader.read(config);
        ReadModules read = whole(ModuleReader.read(modules));
        Expansion expansion = Modifiers.apply(read.specs(), List.of(), new DeclaredConfig(declared, true));
        return checked(Resolver.resolve(World.open(with(read.problems(), expansion), declared)));
    }

    /** Returns what the names of a pipeline became, problems and warnings included. */
    static Resolution resolve(Pipeline pipeline) {
        return Resolver.resolve(world(pipeline));
    }

    /**
     * Returns a pipeline's plan with all that is needed to execute its steps. Default materializers come from the class
     * path.
     *
     * @throws PipelineException with all problems of the dataflow, or else of grouping and boundaries
     */
    public static Compilation compile(Pipeline pipeline) {
        World world = world(pipeline);
        Resolution resolution = Resolver.resolve(world);
        ResolvedDataflow dataflow = checked(resolution);
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        List<Problem> warnings = new ArrayList<>(resolution.warnings());
        warnings.addAll(OutsideChecks.check(declaration, dataflow));
        return StepCompiler.compile(
                pipeline,
                dataflow,
                Lazy.of(() -> knownNames(declaration, world.expansion())),
                DefaultMaterializers.load(),
                world.expansion(),
                new Resolution(dataflow, resolution.replacements(), List.of(), warnings));
    }

    private static KnownNames knownNames(Declaration declaration, Expansion expansion) {
        Set<String> nodes = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Set<Class<?>> modules = new HashSet<>(declaration.modules());
        for (Unit unit : expansion.units()) {
            for (NodeSpec node : unit.nodes()) {
                nodes.add(node.name());
                node.tags().forEach((key, value) -> tags.add(key + "=" + value));
            }
            if (unit.module() != null) {
                modules.add(unit.module());
            }
        }
        expansion.unchosen().forEach(variant -> nodes.add(variant.name()));
        return new KnownNames(nodes, tags, modules, !expansion.unchosen().isEmpty());
    }

    private static World world(Pipeline pipeline) {
        try {
            return declaredWorld(pipeline);
        } catch (LinkageError e) {
            throw new PipelineException(List.of(NotLoaded.of("the pipeline", e)), e);
        }
    }

    private static World declaredWorld(Pipeline pipeline) {
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        ObjectsOfUsers.check(declaration);
        Declared declared = DeclarationReader.read(declaration);
        ReadModules read = whole(ModuleReader.read(declaration.modules()));
        List<NodeSpec> fromCode = declaration.nodes().stream()
                .map(Nodes::asList)
                .flatMap(List::stream)
                .toList();
        Expansion expansion =
                Sources.with(declaration, Modifiers.apply(read.specs(), fromCode, new DeclaredConfig(declared, false)));
        List<Problem> problems = new ArrayList<>(NotSupportedYet.in(declaration));
        problems.addAll(NoModules.in(declaration));
        problems.addAll(read.problems());
        List<String> published = declaration.publications().stream()
                .map(PublicationDeclaration::node)
                .distinct()
                .toList();
        return new World(
                with(problems, expansion),
                declared,
                published,
                Set.copyOf(declaration.replacing()),
                declaration.ephemeral(),
                Placeholders.in(declaration),
                Sources.usedBySinks(declaration),
                new Supplies(declaration.secrets(), declaration.resources()),
                declared.outputs().isEmpty() && published.isEmpty(),
                false);
    }

    /** Stops at modules that cannot be read whole: what they need and what needs them would be reported as missing. */
    private static ReadModules whole(ReadModules read) {
        for (Problem problem : read.problems()) {
            if (UNREADABLE.contains(problem.code())) {
                throw new PipelineException(read.problems());
            }
        }
        return read;
    }

    private static Expansion with(List<Problem> problems, Expansion expansion) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(expansion.problems());
        return new Expansion(expansion.units(), expansion.unchosen(), expansion.configRead(), expansion.broken(), all);
    }

    private static ResolvedDataflow checked(Resolution resolution) {
        ResolvedDataflow dataflow = resolution.dataflow();
        if (dataflow == null) {
            throw new PipelineException(resolution.problems());
        }
        return dataflow;
    }
}
