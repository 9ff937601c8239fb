package dev.icosian.compiler.read;

import dev.icosian.Helper;
import dev.icosian.NodeSpec;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Subdag;
import dev.icosian.internal.Body;
import dev.icosian.internal.Methods;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.SpecData;
import dev.icosian.internal.Utf8Order;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads module classes by reflection. Not thread safe. */
public final class ModuleReader {
    private final List<NodeSpec> specs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Class<?>> nameless = new ArrayList<>();

    private ModuleReader() {}

    /** Returns what the classes declare; a class named twice counts once. */
    public static ReadModules read(List<Class<?>> modules) {
        ModuleReader reader = new ModuleReader();
        new LinkedHashSet<>(modules).forEach(reader::readable);
        reader.problems.addAll(NoParameterNames.in(reader.nameless));
        return new ReadModules(reader.specs, reader.problems);
    }

    private void readable(Class<?> module) {
        try {
            module(module);
        } catch (LinkageError | TypeNotPresentException e) {
            problems.add(NotLoaded.of(module, e));
        }
    }

    private void module(Class<?> module) {
        List<Problem> unsupported = NotSupported.of(module, module.getAnnotationsByType(Subdag.class));
        problems.addAll(unsupported);
        Map<String, List<Method>> functions = functionsOf(module);
        if (functions.isEmpty() && unsupported.isEmpty()) {
            problems.addAll(NoNodes.in(module));
        }
        List<ModifierUse> ofModule = usesOn(module);
        boolean named = true;
        for (List<Method> overloads : functions.values()) {
            named &= overloads.stream().allMatch(NoParameterNames::named);
            specs.add(spec(module, overloads, ofModule));
        }
        if (!named) {
            nameless.add(module);
        }
    }

    private List<ModifierUse> usesOn(Class<?> module) {
        try {
            return Annotations.uses(module);
        } catch (PipelineException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }

    private static NodeSpec spec(Class<?> module, List<Method> overloads, List<ModifierUse> ofModule) {
        Method method = overloads.get(0);
        List<Problem> found = new ArrayList<>(Overload.in(module, overloads));
        for (Method each : overloads) {
            found.addAll(FunctionRules.check(each));
        }
        SpecData data = Methods.spec(method.getName(), module, method);
        List<ModifierUse> uses = new ArrayList<>(ofModule);
        uses.addAll(Annotations.uses(method, found));
        if (!found.isEmpty()) {
            Body unusable = new Body.Unusable(module, method.getName(), found);
            data = SpecData.of(data.name(), unusable, data.type(), data.nullable(), List.of());
        }
        return ModelAccess.get().spec(data.withUses(uses, List.of()));
    }

    private static Map<String, List<Method>> functionsOf(Class<?> module) {
        Map<String, List<Method>> functions = new TreeMap<>(Utf8Order.INSTANCE);
        Methods.declaredBy(module).forEach((name, methods) -> {
            List<Method> found = methods.stream().filter(ModuleReader::isNode).toList();
            if (!found.isEmpty()) {
                functions.put(name, found);
            }
        });
        return functions;
    }

    private static boolean isNode(Method method) {
        Class<?> result = method.getReturnType();
        return Methods.isFunction(method)
                && !method.isAnnotationPresent(Helper.class)
                && result != Pipeline.class
                && result != Plan.class
                && !isMain(method)
                && !isMadeByCompiler(method);
    }

    private static boolean isMain(Method method) {
        return method.getName().equals("main")
                && method.getReturnType() == void.class
                && List.of(method.getParameterTypes()).equals(List.of(String[].class));
    }

    /** The methods of an enum that no source has. */
    private static boolean isMadeByCompiler(Method method) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        return method.getDeclaringClass().isEnum()
                && ((method.getName().equals("values") && parameters.isEmpty())
                        || (method.getName().equals("valueOf") && parameters.equals(List.of(String.class))));
    }
}
