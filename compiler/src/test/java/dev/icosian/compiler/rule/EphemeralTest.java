package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EphemeralTest {
    public static final class Clients {
        public static Thread client() {
            return new Thread();
        }

        public static int answer(Thread client) {
            return 42;
        }
    }

    @Test
    void unknownEphemeralNodeIsTold() {
        assertThat(world().module(Clients.class)
                        .ephemeral("cleint", "nothing")
                        .outputs("answer")
                        .problems())
                .isEqualTo("""
                        [Ephemeral/Unknown] there is no node 'cleint' to be ephemeral
                          fix: did you mean 'client'?

                        [Ephemeral/Unknown] there is no node 'nothing' to be ephemeral
                          fix: remove it from ephemeral(…)""");
    }

    @Test
    void requestedEphemeralNodeIsTold() {
        assertThat(world().module(Clients.class)
                        .ephemeral("client")
                        .outputs("client")
                        .problems())
                .isEqualTo("""
                        [Ephemeral/Requested] node 'client' (%s) is requested, but ephemeral: it is made anew in each step that needs it, and never kept
                          at %s
                          fix: request a node that is made from it, or take it out of ephemeral(…)""".formatted(at(Clients.class, "client"), at(Clients.class, "client")));
    }

    @Test
    void ephemeralVariantOfAnotherConfigurationIsFine() {
        assertThat(world().module(Clients.class)
                        .unchosen("proxy", "Clients#proxy", "region=UK")
                        .ephemeral("proxy")
                        .outputs("answer")
                        .problems())
                .isEmpty();
    }
}
