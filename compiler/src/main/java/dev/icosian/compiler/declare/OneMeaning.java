package dev.icosian.compiler.declare;

import dev.icosian.Problem;
import dev.icosian.internal.Declaration;
import java.util.List;
import java.util.Set;

/** Finds secrets and resources with a name that something else has too. */
final class OneMeaning {
    private final Set<String> config;
    private final Set<String> params;
    private final Declaration declaration;

    OneMeaning(Set<String> config, Set<String> params, Declaration declaration) {
        this.config = config;
        this.params = params;
        this.declaration = declaration;
    }

    void check(List<Problem> problems) {
        for (String secret : declaration.secrets()) {
            compare(secret, "secret", problems);
            if (declaration.resources().containsKey(secret)) {
                twice(secret, "a secret and a resource", problems);
            }
        }
        declaration.resources().keySet().forEach(resource -> compare(resource, "resource", problems));
    }

    private void compare(String name, String what, List<Problem> problems) {
        if (params.contains(name)) {
            twice(name, "a param and a " + what, problems);
        }
        if (config.contains(name)) {
            twice(name, "a config key and a " + what, problems);
        }
    }

    private static void twice(String name, String what, List<Problem> problems) {
        problems.add(new Problem("Pipeline/SaidTwice", "'" + name + "' is " + what, null, "rename one of them"));
    }
}
