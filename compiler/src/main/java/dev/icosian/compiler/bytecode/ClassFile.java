package dev.icosian.compiler.bytecode;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A class as its class file has it, without debug information and annotations. Names are internal ({@code com/acme/Row}).
 * Immutable.
 */
public final class ClassFile {
    private final int access;
    private final String name;
    private final @Nullable String superName;
    private final List<String> interfaces;
    private final List<String> permitted;
    private final List<Component> components;
    private final Map<String, FieldFile> fields;
    private final Map<String, MethodFile> methods = new LinkedHashMap<>();
    private final Map<String, Integer> methodsByParameters = new HashMap<>();

    ClassFile(
            int access,
            String name,
            @Nullable String superName,
            List<String> interfaces,
            List<String> permitted,
            List<Component> components,
            Map<String, FieldFile> fields,
            List<MethodFile> methods) {
        this.access = access;
        this.name = name;
        this.superName = superName;
        this.interfaces = List.copyOf(interfaces);
        this.permitted = List.copyOf(permitted);
        this.components = List.copyOf(components);
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        for (MethodFile method : methods) {
            this.methods.put(method.id(), method);
            methodsByParameters.merge(parameters(method), 1, Integer::sum);
        }
    }

    /** Returns the internal name. */
    public String name() {
        return name;
    }

    /** Returns the binary name: {@code com.acme.Row}. */
    public String className() {
        return name.replace('/', '.');
    }

    /** Returns null for {@code java.lang.Object}. */
    @Nullable
    public String superName() {
        return superName;
    }

    /** Returns the interfaces that it names, as declared. */
    public List<String> interfaces() {
        return interfaces;
    }

    /** Returns the permitted subclasses; empty if it is not sealed. */
    public List<String> permitted() {
        return permitted;
    }

    /** Returns the components of a record, in order. */
    public List<Component> components() {
        return components;
    }

    /** Returns the fields, in the order of the file. */
    public Collection<FieldFile> fields() {
        return fields.values();
    }

    /** Returns a field; null if the class declares none of that name. */
    @Nullable
    public FieldFile field(String fieldName) {
        return fields.get(fieldName);
    }

    /** Returns the methods, in the order of the file. */
    public Collection<MethodFile> methods() {
        return methods.values();
    }

    /** Returns a method; null if the class declares none such. */
    @Nullable
    public MethodFile method(String methodName, String descriptor) {
        return methods.get(methodName + descriptor);
    }

    /** Returns whether another method of the class has the same name and parameters, and only another result. */
    public boolean isAmbiguous(MethodFile method) {
        return methodsByParameters.getOrDefault(parameters(method), 0) > 1;
    }

    private static String parameters(MethodFile method) {
        return method.id().substring(0, method.id().indexOf(')'));
    }

    /** Returns whether it is an interface. */
    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Returns whether no object is of this very class. */
    public boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** Returns whether it is an enum; the class of a constant with a body is none. */
    public boolean isEnum() {
        return "java/lang/Enum".equals(superName);
    }

    /** Returns whether it is a record. */
    public boolean isRecord() {
        return "java/lang/Record".equals(superName);
    }
}
