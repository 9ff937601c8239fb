package dev.icosian.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.test.CompiledSources;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {
    private static final String SOURCE = """
            package shop;

            public final class Prices {
                public static double price(double cost) {
                    return cost * 2;
                }

                public static double price(int cost) {
                    return cost;
                }

                public interface Inner {
                    static int one() {
                        return 1;
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void methodIsPlacedAtItsFirstStatement() throws Exception {
        ClassLoader classes = CompiledSources.compile(folder, Map.of("shop.Prices", SOURCE), List.of("-g"));

        Class<?> prices = classes.loadClass("shop.Prices");
        assertThat(SourceLines.place(prices.getMethod("price", double.class))).isEqualTo("Prices.java:5");
        assertThat(SourceLines.place(prices.getMethod("price", int.class))).isEqualTo("Prices.java:9");
        assertThat(SourceLines.place(prices)).isEqualTo("Prices.java");
        Method inner = classes.loadClass("shop.Prices$Inner").getMethod("one");
        assertThat(SourceLines.place(inner)).isEqualTo("Prices.java:14");
    }

    @Test
    void withoutDebugInformationClassAndMethodAreThePlace() throws Exception {
        ClassLoader classes = CompiledSources.compile(folder, Map.of("shop.Prices", SOURCE), List.of("-g:none"));

        Class<?> prices = classes.loadClass("shop.Prices");
        assertThat(SourceLines.place(prices.getMethod("price", int.class))).isEqualTo("Prices.price");
        assertThat(SourceLines.place(prices)).isEqualTo("Prices");
        Method inner = classes.loadClass("shop.Prices$Inner").getMethod("one");
        assertThat(SourceLines.place(inner)).isEqualTo("Prices.Inner.one");
    }

    @Test
    void withSourceFileButNoLinesClassAndMethodAreThePlace() throws Exception {
        ClassLoader classes = CompiledSources.compile(folder, Map.of("shop.Prices", SOURCE), List.of("-g:source"));

        Class<?> prices = classes.loadClass("shop.Prices");
        assertThat(SourceLines.place(prices.getMethod("price", int.class))).isEqualTo("Prices.price");
        assertThat(SourceLines.place(prices)).isEqualTo("Prices.java");
    }

    @Test
    void classesWithoutClassFileHaveAPlaceToo() throws Exception {
        assertThat(SourceLines.place(int[].class)).isEqualTo("[I");
        assertThat(SourceLines.place(String.class.getMethod("valueOf", int.class)))
                .startsWith("String.java:");
    }
}
