package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.compiler.wiring.World;
import dev.icosian.internal.Lists;
import dev.icosian.internal.NearNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A configuration value for modules without a pipeline that nothing reads: nobody declares keys there, so their readers
 * tell which exist. Where variants are left out, which may be its readers, only a value with a nearly right name is told.
 */
final class ConfigUnread implements Rule {
    static final String CODE = "Config/UnknownKey";

    @Override
    public void check(Wiring wiring, Findings findings) {
        World world = wiring.world();
        if (!world.open()) {
            return;
        }
        Set<String> read = new TreeSet<>(world.expansion().configRead());
        read.addAll(wiring.asksByConfigKey().keySet());
        boolean complete = world.expansion().unchosen().isEmpty()
                && world.expansion().broken().isEmpty();
        for (ConfigKey key : world.declared().config().values()) {
            if (read.contains(key.name()) || wiring.table().node(key.name()) != null) {
                continue;
            }
            Set<String> readable = new TreeSet<>(read);
            readable.addAll(wiring.asksByOtherName().keySet());
            List<String> near = NearNames.almost(key.name(), readable);
            if (complete || !near.isEmpty()) {
                findings.problem(
                        CODE,
                        "nothing reads the config key '" + key.name() + "'",
                        null,
                        near.isEmpty() ? "remove it" : "did you mean " + Lists.quotedOr(near) + "?");
            }
        }
    }
}
