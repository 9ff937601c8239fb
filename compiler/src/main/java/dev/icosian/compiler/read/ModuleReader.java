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

/** Reads module classes by reflection, each once. Not thread safe. */
public final class ModuleReader {
    /** A class that is loaded does not change; one that cannot be read is tried again. */
    private static final ClassValue<OneModule> READ = new ClassValue<>() {
        @Override
        protected OneModule computeValue(Class<?> module) {
            ModuleReader reader = new ModuleReader();
            return reader.module(module);
        }
    };

    private final List<NodeSpec> specs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ModuleReader() {}

    /**
     * What one class declares.
     *
     * @param named whether the names of all parameters are known
     */
    private record OneModule(List<NodeSpec> specs, List<Problem> problems, boolean named) {}

    /** Returns what the classes declare; a class named twice counts once. */
    public static ReadModules read(List<Class<?>> modules) {
        List<NodeSpec> specs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Class<?>> nameless = new ArrayList<>();
        for (Class<?> module : new LinkedHashSet<>(modules)) {
            try {
                OneModule read = READ.get(module);
                specs.addAll(read.specs());
                problems.addAll(read.problems());
                if (!read.named()) {
                    nameless.add(module);
                }
            } catch (LinkageError | TypeNotPresentException e) {
                problems.add(NotLoaded.of(module, e));
            }
        }
        problems.addAll(NoParameterNames.in(nameless));
        return new ReadModules(specs, problems);
    }

    private OneModule module(Class<?> module) {
        List<Problem> unsupported = NotSupported.of(module, subdagsOn(module));
        problems.addAll(unsupported);
        Map<String, List<Method>> functions = functionsOf(module);
        if (functions.isEmpty() && unsupported.isEmpty()) {
            problems.addAll(NoNodes.in(module));
        }
        List<ModifierUse> ofModule = usesOn(module);
        boolean named = true;
        for (List<Method> overloads : functions.values()) {
            for (Method each : overloads) {
                named &= NoParameterNames.named(each);
            }
            specs.add(spec(module, overloads, ofModule));
        }
        return new OneModule(List.copyOf(specs), List.copyOf(problems), named);
    }

    /** Looking for one that may be repeated makes the JVM read what annotations say of themselves, which takes long. */
    private static Subdag[] subdagsOn(Class<?> module) {
        return module.getAnnotations().length == 0 ? new Subdag[0] : module.getAnnotationsByType(Subdag.class);
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
        for (Map.Entry<String, List<Method>> declared :
                Methods.declaredBy(module).entrySet()) {
            List<Method> found = new ArrayList<>();
            for (Method method : declared.getValue()) {
                if (isNode(method)) {
                    found.add(method);
                }
            }
            if (!found.isEmpty()) {
                functions.put(declared.getKey(), found);
            }
        }
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
