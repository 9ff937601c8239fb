package dev.icosian.compiler.fingerprint;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

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

    private record Key(List<String> roots, List<String> libraries, Set<EntryPoint> ofPipeline) {}

    private record Known(Key key, Prints prints) {}

    /** Returns prints, of which those of the entry points are made when they are asked for. */
    static Prints of(CodeRoots roots, Collection<String> libraries, Set<EntryPoint> ofPipeline) {
        if (ofPipeline.isEmpty()) {
            return new Prints(roots, libraries, ofPipeline);
        }
        Key key = new Key(roots.asList(), List.copyOf(libraries), ofPipeline);
        return BY_CLASS.get(ofPipeline.iterator().next().type()).get(key, roots);
    }

    private synchronized Prints get(Key key, CodeRoots roots) {
        for (Iterator<SoftReference<Known>> each = known.iterator(); each.hasNext(); ) {
            SoftReference<Known> reference = each.next();
            Known found = reference.get();
            if (found == null) {
                each.remove();
            } else if (found.key().equals(key)) {
                each.remove();
                known.add(0, reference);
                return found.prints();
            }
        }
        Prints made = new Prints(roots, key.libraries(), key.ofPipeline());
        known.add(0, new SoftReference<>(new Known(key, made)));
        if (known.size() > KEPT) {
            known.remove(KEPT);
        }
        return made;
    }
}
