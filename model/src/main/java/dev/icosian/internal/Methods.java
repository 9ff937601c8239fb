package dev.icosian.internal;

import dev.icosian.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Methods of modules as bodies of nodes, each looked at once. Thread safe. */
public final class Methods {
    private static final ClassValue<Map<String, List<Method>>> DECLARED = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            Map<String, List<Method>> byName = new HashMap<>();
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isSynthetic()) {
                    List<Method> sameName = byName.get(method.getName());
                    if (sameName == null) {
                        sameName = new ArrayList<>(1);
                        byName.put(method.getName(), sameName);
                    }
                    sameName.add(method);
                }
            }
            for (List<Method> methods : byName.values()) {
                if (methods.size() > 1) {
                    methods.sort(Comparator.comparing(Method::toString));
                }
            }
            return byName;
        }
    };

    private static final ClassValue<Map<Method, List<Parameter>>> PARAMETERS = new ClassValue<>() {
        @Override
        protected Map<Method, List<Parameter>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Methods() {}

    /** Returns the methods that a class declares, by name; those of one name in a stable order. */
    public static Map<String, List<Method>> declaredBy(Class<?> module) {
        return DECLARED.get(module);
    }

    /** Returns the parameters of a method, with the names that the class file has. */
    public static List<Parameter> parametersOf(Method method) {
        Map<Method, List<Parameter>> known = PARAMETERS.get(method.getDeclaringClass());
        List<Parameter> parameters = known.get(method);
        if (parameters == null) {
            parameters = read(method);
            known.put(method, parameters);
        }
        return parameters;
    }

    /** Returns the declaration of a node that calls a method; every parameter is bound by its own name. */
    public static SpecData spec(String name, Class<?> module, Method method) {
        return SpecData.of(
                name,
                new Body.Function(module, method),
                ModelAccess.get().typeRef(method.getGenericReturnType()),
                Nullness.ofResult(method),
                parametersOf(method));
    }

    /** Returns the declaration of a node that calls the public static method of this name, usable or not. */
    public static SpecData spec(String name, Class<?> module, String method) {
        List<Method> found = declaredBy(module).getOrDefault(method, List.of());
        List<Method> usable = found.stream().filter(Methods::isFunction).toList();
        if (usable.size() == 1) {
            return spec(name, module, usable.get(0));
        }
        return SpecData.of(
                name,
                new Body.Unusable(module, method, List.of(problem(module, method, found, usable))),
                ModelAccess.get().typeRef(Object.class),
                true,
                List.of());
    }

    /** Returns whether a method could be a function: public and static. */
    public static boolean isFunction(Method method) {
        return Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers());
    }

    private static Problem problem(Class<?> module, String method, List<Method> found, List<Method> usable) {
        String place = module.getName() + "." + method;
        if (usable.size() > 1) {
            return new Problem(
                    "Module/Overload",
                    "'" + method + "' names " + usable.size() + " methods of " + module.getName()
                            + "; a node needs exactly one",
                    place,
                    "give the overloads different names");
        }
        if (!found.isEmpty()) {
            return new Problem(
                    "Module/NotPublic",
                    "'" + method + "' of " + module.getName() + " is not public and static",
                    place,
                    "make it public static");
        }
        String functions = declaredBy(module).values().stream()
                .flatMap(List::stream)
                .filter(Methods::isFunction)
                .map(Method::getName)
                .distinct()
                .sorted()
                .limit(10)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        return new Problem(
                "Module/NoSuchMethod",
                "class " + module.getName() + " has no method '" + method + "'",
                module.getName(),
                "its public static methods are: " + functions);
    }

    private static List<Parameter> read(Method method) {
        List<Parameter> parameters = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            parameters.add(new Parameter(
                    parameter.getName(),
                    ModelAccess.get().typeRef(parameter.getParameterizedType()),
                    Nullness.ofParameter(parameter)));
        }
        return List.copyOf(parameters);
    }
}
