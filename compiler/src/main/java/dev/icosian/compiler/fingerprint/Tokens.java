package dev.icosian.compiler.fingerprint;

import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** A text that two different sequences of values never share. Not thread safe. */
final class Tokens {
    private final StringBuilder text = new StringBuilder();

    Tokens add(String token) {
        text.append(token.length()).append(':').append(token);
        return this;
    }

    Tokens add(int number) {
        text.append(number).append(';');
        return this;
    }

    Tokens addNullable(@Nullable String token) {
        if (token == null) {
            text.append('-');
            return this;
        }
        return add(token);
    }

    Tokens addAll(String @Nullable [] tokens) {
        add(tokens == null ? 0 : tokens.length);
        if (tokens != null) {
            for (String token : tokens) {
                add(token);
            }
        }
        return this;
    }

    Tokens addConstant(@Nullable Object constant) {
        if (constant == null) {
            text.append('-');
            return this;
        }
        if (constant instanceof Double number) {
            return add("double").add(Long.toHexString(Double.doubleToRawLongBits(number)));
        }
        if (constant instanceof Float number) {
            return add("float").add(Integer.toHexString(Float.floatToRawIntBits(number)));
        }
        if (constant instanceof Type type) {
            return add("type").add(type.getDescriptor());
        }
        if (constant instanceof Handle handle) {
            return addHandle(handle);
        }
        if (constant instanceof ConstantDynamic dynamic) {
            add("dynamic").add(dynamic.getName()).add(dynamic.getDescriptor()).addHandle(dynamic.getBootstrapMethod());
            add(dynamic.getBootstrapMethodArgumentCount());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                addConstant(dynamic.getBootstrapMethodArgument(i));
            }
            return this;
        }
        return add(constant.getClass().getSimpleName()).add(constant.toString());
    }

    Tokens addHandle(Handle handle) {
        return add("handle")
                .add(handle.getTag())
                .add(handle.getOwner())
                .add(handle.getName())
                .add(handle.getDesc())
                .add(handle.isInterface() ? 1 : 0);
    }

    String sha256() {
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
