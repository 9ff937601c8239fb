package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.Concatenations;
import dev.icosian.compiler.bytecode.Constants;
import dev.icosian.compiler.bytecode.DeadConstants;
import dev.icosian.compiler.bytecode.Instruction;
import dev.icosian.compiler.bytecode.MethodFile;
import dev.icosian.compiler.bytecode.Numbering;
import dev.icosian.compiler.bytecode.Segment;
import dev.icosian.compiler.bytecode.Tokens;
import dev.icosian.compiler.bytecode.TryBlock;
import dev.icosian.compiler.bytecode.Uses;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Writes code down in a form that is free of debug information, of the names of lambdas and of choices that compilers make
 * differently. Not thread safe.
 */
final class CodeWriter {
    private final UserCode classes;
    private final EnumSwitches enumSwitches;
    private final IdentityHashMap<MethodFile, Piece> written = new IdentityHashMap<>();
    private final Set<MethodFile> inProgress = Collections.newSetFromMap(new IdentityHashMap<>());

    CodeWriter(UserCode classes) {
        this.classes = classes;
        enumSwitches = new EnumSwitches(classes);
    }

    Piece write(ClassFile file, MethodFile method) {
        Piece known = written.get(method);
        if (known != null) {
            return known;
        }
        List<Instruction> code =
                method.isConstructor() ? OuterInstances.normalized(file, method.code()) : method.code();
        Piece piece = write(file, code, method.tryBlocks(), method.parameterWords());
        written.put(method, piece);
        return piece;
    }

    Piece write(ClassFile file, Segment segment) {
        return write(file, segment.code(), segment.tryBlocks(), 0);
    }

    private Piece write(ClassFile file, List<Instruction> instructions, List<TryBlock> tryBlocks, int parameterWords) {
        List<Instruction> code =
                Concatenations.normalized(enumSwitches.normalized(DeadConstants.normalized(instructions, tryBlocks)));
        Set<Label> used = usedLabels(code, tryBlocks);
        Tokens tokens = new Tokens();
        Uses uses = new Uses();
        Numbering numbers = new Numbering(parameterWords);
        for (Instruction instruction : code) {
            if (instruction instanceof Instruction.Position position && !used.contains(position.label())) {
                continue;
            }
            if (instruction instanceof Instruction.Dynamic dynamic && dynamic.isLambda()) {
                Piece lambda = lambda(file, dynamic);
                tokens.add("lambda").add(lambda.digest());
                uses.add(lambda.uses());
                continue;
            }
            instruction.write(tokens, numbers);
            instruction.addTo(uses);
        }
        tokens.add("try").add(tryBlocks.size());
        for (TryBlock block : tryBlocks) {
            tokens.add(numbers.of(block.start()))
                    .add(numbers.of(block.end()))
                    .add(numbers.of(block.handler()))
                    .add(block.type() == null ? "" : block.type());
            if (block.type() != null) {
                uses.type(Type.getObjectType(block.type()));
            }
        }
        return new Piece(tokens.sha256(), uses);
    }

    private static Set<Label> usedLabels(List<Instruction> code, List<TryBlock> tryBlocks) {
        Set<Label> used = new HashSet<>();
        code.forEach(instruction -> used.addAll(instruction.targets()));
        for (TryBlock block : tryBlocks) {
            used.add(block.start());
            used.add(block.end());
            used.add(block.handler());
        }
        return used;
    }

    /** Writes what an object of a functional interface is made of: the body of a lambda, or the method referred to. */
    Piece lambda(ClassFile file, Instruction.Dynamic dynamic) {
        Uses uses = new Uses();
        uses.descriptor(dynamic.descriptor());
        uses.made(Type.getReturnType(dynamic.descriptor()).getInternalName());
        Tokens tokens = new Tokens()
                .add(dynamic.bootstrap().getName())
                .add(dynamic.name())
                .add(dynamic.descriptor())
                .add(dynamic.arguments().size());
        Handle implementation = dynamic.implementation();
        for (Object argument : dynamic.arguments()) {
            if (argument != implementation) {
                Constants.write(argument, tokens);
                uses.constant(argument);
            }
        }
        MethodFile body = body(file, implementation);
        if (body == null) {
            String owner = classes.declaringOwner(
                    implementation.getTag(),
                    implementation.getOwner(),
                    implementation.getName(),
                    implementation.getDesc());
            Constants.write(implementation, owner, tokens);
            uses.constant(implementation);
        } else if (inProgress.add(body)) {
            Piece piece = write(file, body);
            inProgress.remove(body);
            tokens.add("body")
                    .add(body.isStatic() ? "static" : "instance")
                    .add(body.descriptor())
                    .add(piece.digest());
            uses.descriptor(body.descriptor());
            uses.signature(body.signature());
            uses.add(piece.uses());
        } else {
            tokens.add("again").add(body.descriptor());
        }
        return new Piece(tokens.sha256(), uses);
    }

    private static @Nullable MethodFile body(ClassFile file, Handle implementation) {
        if (!implementation.getOwner().equals(file.name())) {
            return null;
        }
        MethodFile method = file.method(implementation.getName(), implementation.getDesc());
        return method != null && method.isLambda() ? method : null;
    }
}
