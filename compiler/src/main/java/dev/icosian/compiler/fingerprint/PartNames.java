package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.FieldFile;
import dev.icosian.compiler.bytecode.MethodFile;
import java.util.StringJoiner;
import org.objectweb.asm.Type;

/**
 * Names of parts: {@code com.acme.Features.zscore(double[])}, {@code field com.acme.Tables.RATES},
 * {@code record com.acme.Row}, {@code static com.acme.Tables}.
 */
final class PartNames {
    private PartNames() {}

    /** Returns the name of a method; with its result's type where other methods differ in nothing else. */
    static String method(ClassFile file, MethodFile method) {
        StringJoiner parameters = new StringJoiner(",", "(", ")");
        for (Type type : Type.getArgumentTypes(method.descriptor())) {
            parameters.add(type.getClassName());
        }
        String name = file.className() + "." + method.name() + parameters;
        return file.isAmbiguous(method)
                ? name + ":" + Type.getReturnType(method.descriptor()).getClassName()
                : name;
    }

    static String field(ClassFile file, FieldFile field) {
        return "field " + file.className() + "." + field.name();
    }

    static String staticInitializer(ClassFile file) {
        return "static " + file.className();
    }

    static String shape(ClassFile file) {
        if (file.isRecord()) {
            return "record " + file.className();
        }
        if (file.isEnum()) {
            return "enum " + file.className();
        }
        return (file.isInterface() ? "interface " : "class ") + file.className();
    }
}
