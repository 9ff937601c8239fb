package dev.icosian.compiler.read;

import dev.icosian.Problem;
import dev.icosian.internal.Utf8Order;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/** The names of parameters are dependencies, so the class files must have them. */
public final class NoParameterNames {
    /** The code of the finding. */
    public static final String CODE = "Module/NoParameterNames";

    private NoParameterNames() {}

    static boolean named(Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (!parameter.isNamePresent()) {
                return false;
            }
        }
        return true;
    }

    static List<Problem> in(List<Class<?>> modules) {
        if (modules.isEmpty()) {
            return List.of();
        }
        String names =
                modules.stream().map(Class::getName).sorted(Utf8Order.INSTANCE).collect(Collectors.joining(", "));
        return List.of(new Problem(
                CODE,
                (modules.size() == 1 ? "class " + names + " was" : "classes " + names + " were")
                        + " compiled without the names of parameters, which say what a function needs",
                SourceLines.place(modules.get(0)),
                """
                compile with -parameters: in pom.xml, among the <properties>,
                         <maven.compiler.parameters>true</maven.compiler.parameters>
                       with Gradle, in tasks.withType(JavaCompile),
                         options.compilerArgs.add("-parameters")"""));
    }
}
