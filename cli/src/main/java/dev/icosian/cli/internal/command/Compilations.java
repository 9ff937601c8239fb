package dev.icosian.cli.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiles, and remembers the last pipeline, which several parts of a command ask for. For one thread. */
final class Compilations {
    private @Nullable Compilation last;
    private Consumer<Compilation> listener = compilation -> {};

    /** Sets who is told of every compilation that is asked for. */
    void tell(Consumer<Compilation> told) {
        listener = told;
    }

    Compilation of(Pipeline pipeline) {
        Compilation compilation = last;
        if (compilation == null || compilation.pipeline() != pipeline) {
            compilation = Compiler.compile(pipeline);
            last = compilation;
        }
        listener.accept(compilation);
        return compilation;
    }
}
