package shop;

import dev.icosian.Pipeline;

/** Pipelines that cannot be planned. */
public final class Wrong {
    private Wrong() {}

    /** Three nodes in a row. */
    public static final class Row {
        private Row() {}

        /** The first one. */
        public static double net(double price) {
            return price / 1.19;
        }

        /** The second one. */
        public static double tax(double net) {
            return net * 0.19;
        }

        /** The third one. */
        public static double gross(double net, double tax) {
            return net + tax;
        }
    }

    /** A value that nothing can store. */
    public static final class Live {
        private Live() {}

        /** Not data. */
        public static Thread worker(double price) {
            return new Thread(() -> System.out.println(price));
        }

        /** Data again. */
        public static String name(Thread worker) {
            return worker.getName();
        }
    }

    /** The middle one of three nodes in another step. */
    public static Pipeline cycle() {
        return Pipeline.named("cycle")
                .modules(Row.class)
                .param("price")
                .outputs("gross")
                .step("ends", step -> step.nodes("net", "gross"))
                .step("middle", step -> step.rest())
                .build();
    }

    /** A thread between two steps. */
    public static Pipeline thread() {
        return Pipeline.named("thread")
                .modules(Live.class)
                .param("price")
                .outputs("name")
                .step("start", step -> step.nodes("worker"))
                .step("look", step -> step.rest())
                .build();
    }

    /** A module that was compiled in another way. */
    public static Pipeline of(Class<?> module) {
        return Pipeline.named("module").modules(module).build();
    }
}
