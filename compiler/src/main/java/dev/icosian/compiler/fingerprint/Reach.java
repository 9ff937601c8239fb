package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.Component;
import dev.icosian.compiler.bytecode.Constants;
import dev.icosian.compiler.bytecode.FieldFile;
import dev.icosian.compiler.bytecode.Instruction;
import dev.icosian.compiler.bytecode.MethodFile;
import dev.icosian.compiler.bytecode.Segment;
import dev.icosian.compiler.bytecode.Tokens;
import dev.icosian.compiler.bytecode.Uses;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.objectweb.asm.Type;

/**
 * What user code reaches, as a graph of {@link Vertex vertices}. Everything is entered first, then the graph is complete:
 * which objects the pipeline makes decides where calls end. Not thread safe.
 */
final class Reach {
    private final UserCode classes;
    private final CodeWriter writer;
    private final Instances instances;
    private final Map<String, Vertex> vertices = new LinkedHashMap<>();
    private final Map<String, StaticParts> staticParts = new HashMap<>();
    private final Deque<Runnable> open = new ArrayDeque<>();

    Reach(UserCode classes) {
        this.classes = classes;
        writer = new CodeWriter(classes);
        instances = new Instances(classes, (call, method) -> call.edge(method(method.owner(), method.method())));
    }

    /** Returns all vertices met so far. */
    Iterable<Vertex> vertices() {
        return vertices.values();
    }

    /** Follows everything that was entered. */
    void complete() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    private Vertex vertex(String key, Consumer<Vertex> expand) {
        Vertex known = vertices.get(key);
        if (known != null) {
            return known;
        }
        Vertex vertex = new Vertex();
        vertices.put(key, vertex);
        open.push(() -> expand.accept(vertex));
        return vertex;
    }

    /** Returns the function of a node: the method, and the classes of the values that it takes and returns. */
    Vertex function(String owner, String name, String descriptor) {
        return vertex("function " + owner + "." + name + descriptor, vertex -> {
            if (!classes.contains(owner)) {
                edgeToType(vertex, owner);
                return;
            }
            List<UserCode.Declared> found = classes.resolve(owner, name, descriptor);
            if (found.isEmpty()) {
                vertex.edge(shape(owner));
                if (classes.get(owner) != null) {
                    vertex.unknown("the class file of " + owner.replace('/', '.') + " has no method '" + name + "'");
                }
                return;
            }
            MethodFile method = found.get(0).method();
            vertex.edge(method(found.get(0).owner(), method));
            Uses uses = new Uses();
            uses.descriptor(descriptor);
            uses.signature(method.signature());
            uses.types().forEach(type -> edgeToValue(vertex, type));
        });
    }

    /** Returns an object that the library makes and calls. */
    Vertex object(String type) {
        return vertex("object " + type, vertex -> {
            vertex.edge(shape(type));
            ClassFile file = classes.get(type);
            if (file == null) {
                return;
            }
            vertex.edge(made(type));
            for (MethodFile method : file.methods()) {
                if (method.isConstructor()) {
                    vertex.edge(method(file, method));
                }
            }
        });
    }

    /** Returns the lambdas and method references in a class that make objects of one of some functional interfaces. */
    Vertex lambdas(String host, List<String> interfaces) {
        return vertex("lambdas " + host + " " + interfaces, vertex -> {
            vertex.edge(shape(host));
            ClassFile file = classes.get(host);
            if (file == null) {
                return;
            }
            TreeSet<String> digests = new TreeSet<>();
            Uses all = new Uses();
            for (MethodFile method : file.methods()) {
                for (Instruction instruction : method.code()) {
                    if (instruction instanceof Instruction.Dynamic dynamic
                            && dynamic.isLambda()
                            && interfaces.contains(
                                    Type.getReturnType(dynamic.descriptor()).getInternalName())) {
                        Piece piece = writer.lambda(file, dynamic);
                        digests.add(piece.digest());
                        all.add(piece.uses());
                        if (Type.getArgumentTypes(dynamic.descriptor()).length > 0) {
                            vertex.edge(method(file, method));
                        }
                    }
                }
            }
            String name =
                    file.className() + ".lambda(" + String.join(",", interfaces).replace('/', '.') + ")";
            vertex.part(
                    name, new Tokens().add("lambdas").add(name).addAll(digests).sha256());
            if (digests.isEmpty()) {
                vertex.unknown("the lambda in " + file.className() + " is not in its class file");
            }
            follow(vertex, all);
        });
    }

    /** Returns code that has no class file. */
    Vertex hidden(String className) {
        return vertex("hidden " + className, vertex -> vertex.unknown(className + " is a hidden class"));
    }

    private Vertex method(ClassFile file, MethodFile method) {
        return vertex("method " + file.name() + "." + method.id(), vertex -> {
            vertex.edge(shape(file.name()));
            if (method.isStatic()) {
                vertex.edge(initializer(file.name()));
            }
            if (method.isNative()) {
                vertex.unknown(file.className() + " has the native method '" + method.name() + "'");
                return;
            }
            if (method.isAbstract() || Generated.is(file, method)) {
                return;
            }
            Piece piece = writer.write(file, method);
            String name = PartNames.method(file, method);
            vertex.part(
                    name,
                    new Tokens()
                            .add("method")
                            .add(name)
                            .add(method.descriptor())
                            .add(piece.digest())
                            .sha256());
            Uses uses = new Uses();
            uses.descriptor(method.descriptor());
            uses.signature(method.signature());
            uses.add(piece.uses());
            follow(vertex, uses);
        });
    }

    private void follow(Vertex vertex, Uses uses) {
        for (String type : uses.types()) {
            edgeToType(vertex, type);
        }
        for (String type : uses.made()) {
            if (classes.contains(type)) {
                vertex.edge(made(type));
            }
        }
        for (String type : uses.literals()) {
            ClassFile file = classes.get(type);
            if (file != null && file.isRecord()) {
                vertex.edge(value(type));
            }
        }
        uses.staticFields().forEach(field -> edgeToField(vertex, field));
        uses.calls().forEach(call -> edgeToCall(vertex, call));
    }

    private void edgeToType(Vertex vertex, String type) {
        if (classes.contains(type)) {
            vertex.edge(shape(type));
        } else if (classes.isOutside(type)) {
            vertex.outside(type.replace('/', '.'));
        }
    }

    private void edgeToValue(Vertex vertex, String type) {
        if (classes.contains(type)) {
            vertex.edge(value(type));
        }
    }

    private void edgeToField(Vertex vertex, Uses.StaticField use) {
        ClassFile file = classes.declaring(use.owner(), use.name());
        FieldFile field = file == null ? null : file.field(use.name());
        if (file == null || field == null) {
            return;
        }
        vertex.edge(initializer(file.name()));
        // Constants of an enum are in its shape.
        if (!field.isEnumConstant() && !field.isSynthetic()) {
            vertex.edge(field(file, field));
        }
    }

    private void edgeToCall(Vertex vertex, Uses.MethodCall call) {
        if (!classes.contains(call.owner())) {
            return;
        }
        List<UserCode.Declared> found = classes.resolve(call.owner(), call.name(), call.descriptor());
        found.forEach(method -> vertex.edge(method(method.owner(), method.method())));
        boolean isFixed = !found.isEmpty()
                && found.stream().noneMatch(each -> each.method().isOverridable());
        if (call.isVirtual() && !isFixed) {
            vertex.edge(virtual(call.owner(), call.name(), call.descriptor()));
        }
    }

    /** Returns a call that ends where the objects made by the pipeline decide. */
    private Vertex virtual(String owner, String name, String descriptor) {
        return vertex(
                "virtual " + owner + "." + name + descriptor,
                vertex -> instances.addCall(vertex, owner, name, descriptor));
    }

    /** Returns an object: it can be called from outside through what it inherits from there. */
    private Vertex made(String type) {
        return vertex("made " + type, vertex -> {
            vertex.edge(shape(type));
            vertex.edge(initializer(type));
            instances.addMade(type);
            classes.callableFromOutside(type).forEach(each -> vertex.edge(method(each.owner(), each.method())));
        });
    }

    /** Returns a class whose objects come out of stored bytes, or whose parts become nodes. */
    private Vertex value(String type) {
        return vertex("value " + type, vertex -> {
            vertex.edge(shape(type));
            ClassFile file = classes.get(type);
            if (file == null) {
                return;
            }
            file.permitted().forEach(each -> edgeToValue(vertex, each));
            if (!file.isAbstract() && !file.isEnum()) {
                vertex.edge(made(type));
            }
            if (!file.isRecord()) {
                return;
            }
            Uses uses = new Uses();
            String constructor = Generated.canonicalConstructor(file);
            for (MethodFile method : file.methods()) {
                if (method.id().equals(constructor)) {
                    vertex.edge(method(file, method));
                }
            }
            for (Component component : file.components()) {
                uses.type(Type.getType(component.descriptor()));
                uses.signature(component.signature());
                MethodFile accessor = file.method(component.name(), "()" + component.descriptor());
                if (accessor != null) {
                    vertex.edge(method(file, accessor));
                }
            }
            uses.types().forEach(each -> edgeToValue(vertex, each));
        });
    }

    private StaticParts staticParts(ClassFile file) {
        return staticParts.computeIfAbsent(file.name(), name -> StaticParts.of(file));
    }

    private Vertex field(ClassFile file, FieldFile field) {
        return vertex("field " + file.name() + "." + field.name(), vertex -> {
            String name = PartNames.field(file, field);
            Tokens tokens = new Tokens().add("field").add(name).add(field.descriptor());
            if (field.constant() != null) {
                Constants.write(field.constant(), tokens);
            }
            Uses uses = new Uses();
            uses.type(Type.getType(field.descriptor()));
            write(file, staticParts(file).of(field.name()), tokens, uses);
            vertex.part(name, tokens.sha256());
            follow(vertex, uses);
        });
    }

    private void write(ClassFile file, List<Segment> segments, Tokens tokens, Uses uses) {
        tokens.add(segments.size());
        for (Segment segment : segments) {
            Piece piece = writer.write(file, segment);
            tokens.add(piece.digest());
            uses.add(piece.uses());
        }
    }

    /** Returns what else happens when a class is initialized. */
    private Vertex initializer(String type) {
        return vertex("initializer " + type, vertex -> {
            ClassFile file = classes.get(type);
            if (file == null) {
                return;
            }
            String superName = file.superName();
            if (superName != null && !file.isInterface() && classes.contains(superName)) {
                vertex.edge(initializer(superName));
            }
            List<Segment> others = staticParts(file).others();
            if (others.isEmpty()) {
                return;
            }
            String name = PartNames.staticInitializer(file);
            Tokens tokens = new Tokens().add("static").add(name);
            Uses uses = new Uses();
            write(file, others, tokens, uses);
            vertex.part(name, tokens.sha256());
            follow(vertex, uses);
        });
    }

    /** Returns what a type looks like: what callers rely on without saying it in their own code. */
    private Vertex shape(String type) {
        return vertex("shape " + type, vertex -> {
            ClassFile file = classes.get(type);
            if (file == null) {
                vertex.unknown(classes.unknown(type));
                return;
            }
            String superName = file.superName();
            if (superName != null) {
                edgeToType(vertex, superName);
            }
            file.interfaces().forEach(each -> edgeToType(vertex, each));
            file.permitted().forEach(each -> edgeToType(vertex, each));
            for (Component component : file.components()) {
                Uses uses = new Uses();
                uses.type(Type.getType(component.descriptor()));
                uses.signature(component.signature());
                uses.types().forEach(each -> edgeToType(vertex, each));
            }
            if (isPlain(file)) {
                return;
            }
            String name = PartNames.shape(file);
            Tokens tokens = new Tokens().add("shape").add(name);
            Uses uses = new Uses();
            writeShape(file, tokens, uses);
            vertex.part(name, tokens.sha256());
            follow(vertex, uses);
        });
    }

    /** Returns whether there is nothing to say of a class but its name. */
    private static boolean isPlain(ClassFile file) {
        return "java/lang/Object".equals(file.superName())
                && file.interfaces().isEmpty()
                && file.permitted().isEmpty();
    }

    private static Set<String> sorted(List<String> names) {
        Set<String> sorted = new TreeSet<>(Utf8Order.INSTANCE);
        sorted.addAll(names);
        return sorted;
    }

    private void writeShape(ClassFile file, Tokens tokens, Uses uses) {
        tokens.add(file.superName() == null ? "" : file.superName())
                .addAll(sorted(file.interfaces()))
                .addAll(sorted(file.permitted()));
        tokens.add(file.components().size());
        for (Component component : file.components()) {
            tokens.add(component.name())
                    .add(component.descriptor())
                    .add(component.signature() == null ? "" : component.signature())
                    .addAll(component.nullable());
        }
        for (FieldFile field : file.fields()) {
            if (file.isEnum() && field.isEnumConstant()) {
                tokens.add(field.name());
                write(file, staticParts(file).of(field.name()), tokens, uses);
            }
        }
    }
}
