package tensteps;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;

/** Every function a step with a stored result. */
public final class TenSteps {
    private TenSteps() {}

    static Pipeline chain() {
        return perNode("ten_steps", Chain.class, "s9");
    }

    static Pipeline layers() {
        return perNode("layers", Layers.class, "total");
    }

    static Pipeline hello() {
        return Pipeline.named("hello")
                .modules(Chain.class)
                .param("x", 1)
                .outputs("s2")
                .build();
    }

    static Pipeline firstCall() {
        return Pipeline.named("first_call")
                .modules(FirstCall.class)
                .param("x", 1)
                .outputs("called")
                .build();
    }

    private static Pipeline perNode(String name, Class<?> module, String output) {
        return Pipeline.named(name)
                .modules(module)
                .param("x", 1)
                .outputs(output)
                .build()
                .grouped(Grouping.perNode());
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, TenSteps::hello, TenSteps::chain, TenSteps::layers, TenSteps::firstCall);
    }
}
