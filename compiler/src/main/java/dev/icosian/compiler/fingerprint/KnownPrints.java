package dev.icosian.compiler.fingerprint;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints of pipelines that were planned before in this process, with other groupings or params: they are the same as long
 * as the same code is entered, since a class that is loaded does not change. Kept with the classes, while there is room.
 * Thread safe.
 */
final class KnownPrints {
    /** A class is seldom in more pipelines at the same time. */
    private static final int KEPT = 4;

    private static final ClassValue<KnownPrints> BY_CLASS = new ClassValue<>() {
        @Override
        protected KnownPrints computeValue(Class<?> type) {
            return new KnownPrints();
        }
    };

    /** The last used one first. Nothing in it keeps a class of another loader from being unloaded. */
    private final List<SoftReference<Known>> known = new ArrayList<>();

    private KnownPrints() {}

    private record Known(List<String> roots, List<String> libraries, Entered entered, Prints prints) {
        boolean isOf(CodeRoots others, List<String> otherLibraries, Entered otherEntered) {
            return roots.equals(others.asList()) && libraries.equals(otherLibraries) && entered.isAs(otherEntered);
        }
    }

    /** Returns prints, of which those of the entry points are made when they are asked for. */
    static Prints of(CodeRoots roots, List<String> libraries, Entered entered) {
        Class<?> first = entered.first();
        return first == null
                ? new Prints(roots, libraries, Set.of())
                : BY_CLASS.get(first).get(roots, List.copyOf(libraries), entered);
    }

    private synchronized Prints get(CodeRoots roots, List<String> libraries, Entered entered) {
        Prints kept = kept(roots, libraries, entered);
        if (kept != null) {
            return kept;
        }
        Prints made = new Prints(roots, libraries, entered.all());
        known.add(0, new SoftReference<>(new Known(roots.asList(), libraries, entered, made)));
        if (known.size() > KEPT) {
            known.remove(KEPT);
        }
        return made;
    }

    private synchronized @Nullable Prints kept(CodeRoots roots, List<String> libraries, Entered entered) {
        for (Iterator<SoftReference<Known>> each = known.iterator(); each.hasNext(); ) {
            SoftReference<Known> reference = each.next();
            Known found = reference.get();
            if (found == null) {
                each.remove();
            } else if (found.isOf(roots, libraries, entered)) {
                each.remove();
                known.add(0, reference);
                return found.prints();
            }
        }
        return null;
    }
}
