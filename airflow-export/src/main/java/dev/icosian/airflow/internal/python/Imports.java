package dev.icosian.airflow.internal.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The imports of a file, collected while it is written. For one thread. */
public final class Imports {
    /** Constants, then classes, then what is written small, as sorters of imports have it. */
    private static final Comparator<String> NAMES =
            Comparator.comparing(Imports::kind).thenComparing(Comparator.naturalOrder());

    private final Set<String> standard = new TreeSet<>();
    private final Set<String> modules = new TreeSet<>();
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final Map<String, String> aliases = new TreeMap<>();

    private static int kind(String name) {
        if (name.equals(name.toUpperCase(Locale.ROOT)) && name.length() > 1) {
            return 0;
        }
        return Character.isUpperCase(name.charAt(0)) ? 1 : 2;
    }

    /** Imports a name of the standard library, and returns it. */
    public String standard(String module, String name) {
        standard.add("from " + module + " import " + name);
        return name;
    }

    /** Imports a module as it is, and returns its name. */
    public String module(String module) {
        modules.add("import " + module);
        return module;
    }

    /** Imports a name, which may end with {@code as other}. */
    public String name(String module, String name) {
        names.computeIfAbsent(module, key -> new TreeSet<>(NAMES)).add(name);
        return name;
    }

    /**
     * Imports a name under another one, and returns that: it begins with an underscore, so that it is none of a step, and
     * is no other's.
     */
    public String alias(String module, String name) {
        String known = aliases.get(module + "." + name);
        if (known != null) {
            return known;
        }
        String alias = "_" + name;
        for (int number = 2; aliases.containsValue(alias); number++) {
            alias = "_" + name + "_" + number;
        }
        aliases.put(module + "." + name, alias);
        name(module, name + " as " + alias);
        return alias;
    }

    /** Returns the lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(standard);
        if (!standard.isEmpty() && !(modules.isEmpty() && names.isEmpty())) {
            lines.add("");
        }
        lines.addAll(modules);
        names.forEach((module, all) -> lines.addAll(from(module, all)));
        return lines;
    }

    private static List<String> from(String module, Set<String> names) {
        List<String> lines = new ArrayList<>();
        List<String> plain =
                names.stream().filter(name -> !name.contains(" as ")).toList();
        if (!plain.isEmpty()) {
            String line = "from " + module + " import " + String.join(", ", plain);
            if (line.length() <= Layout.WIDTH) {
                lines.add(line);
            } else {
                lines.add("from " + module + " import (");
                plain.forEach(name -> lines.add("    " + name + ","));
                lines.add(")");
            }
        }
        names.stream()
                .filter(name -> name.contains(" as "))
                .forEach(name -> lines.add("from " + module + " import " + name));
        return lines;
    }
}
