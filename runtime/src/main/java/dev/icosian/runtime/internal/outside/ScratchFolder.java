package dev.icosian.runtime.internal.outside;

import dev.icosian.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The folder of an attempt or request, made when first asked for. Thread safe if what makes the folder is. */
public final class ScratchFolder implements Scratch {
    private final Maker maker;

    /** Takes what makes the folder. */
    public ScratchFolder(Maker maker) {
        this.maker = maker;
    }

    /** Makes a folder, or finds the one it has made. */
    @FunctionalInterface
    public interface Maker {
        /** Returns the folder. */
        Path folder() throws IOException;
    }

    @Override
    public Path file(String name) {
        boolean isSegment = !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0);
        if (!isSegment) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a file in the scratch folder; give a name without folders");
        }
        try {
            return maker.folder().resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
