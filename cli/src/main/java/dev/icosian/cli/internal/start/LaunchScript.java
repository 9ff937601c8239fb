package dev.icosian.cli.internal.start;

import dev.icosian.cli.internal.text.Program;
import dev.icosian.cli.internal.text.Shell;
import java.util.ArrayList;
import java.util.List;

/**
 * A start script for a POSIX shell. It finds jar and archive beside itself, whatever the working directory is, and hands
 * on its words as they are.
 *
 * @param jar from the script's folder
 * @param archive file name of the archive, in the script's folder
 * @param isForLongSteps whether code that runs for long must be fast, rather than the start
 */
public record LaunchScript(String jar, String archive, boolean isForLongSteps) {
    private static final String HEAD = """
        #!/bin/sh
        # Starts a jar as `java -jar` does, but sooner: with an archive of its classes. The jar's command `launcher` wrote
        # both; let it write them again when the jar is another one: the archive is not used until then.
        # JAVA_HOME says which Java runs; else it is the one that is found on the PATH. Options for it, parted by blanks,
        # are taken from ICOSIAN_JAVA_OPTIONS.

        """;

    private static final String BODY = """

        self=$0
        case $self in
            */*) ;;
            *) self=./$self ;;
        esac
        while [ -h "$self" ]; do
            link=$(readlink "$self" && echo x)
            link=${link%?x}
            case $link in
                /*) self=$link ;;
                *) self=${self%/*}/$link ;;
            esac
        done
        folder=$(CDPATH= cd -- "${self%/*}/" && pwd -P && echo x)
        folder=${folder%?x}
        jar=$folder/$jar_name
        archive=$folder/$archive_name

        java=java
        if [ -n "${JAVA_HOME-}" ]; then
            java=$JAVA_HOME/bin/java
        fi
        if ! command -v "$java" >/dev/null 2>&1; then
            printf '%s\\n' "error: there is no $java" \\
                "  fix: set JAVA_HOME to a Java of version 17 or newer" >&2
            exit 78
        fi
        if [ ! -f "$jar" ]; then
            printf '%s\\n' "error: there is no $jar" \\
                "  fix: build it, or let it write this script anew: java -jar THE.jar launcher --out FOLDER" >&2
            exit 78
        fi
        share=-Xshare:auto
        if [ -r "$archive" ]; then
            share=-XX:SharedArchiveFile=$archive
        fi
        # Words, but no patterns.
        set -f
        exec "$java" "$share" @options@ "-D@program@=$0" ${ICOSIAN_JAVA_OPTIONS-} -jar "$jar" "$@"
        """;

    /** What the archive must be made with, too. */
    private static final List<String> SHORT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /**
     * What the JVM says about itself must not get among the results; that an archive is outdated is no news: it is for
     * another JVM, or for the jar before the last build, and then it is not used.
     */
    private static final List<String> QUIET =
            List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:cds*=off:stderr");

    /** Returns the options of the JVM, but for the archive. */
    public List<String> javaOptions() {
        List<String> options = new ArrayList<>();
        if (!isForLongSteps) {
            options.addAll(SHORT);
        }
        options.addAll(QUIET);
        return options;
    }

    /** Returns the text of the script. */
    public String text() {
        // Names stand apart, so that nothing in them can be taken for something else.
        return HEAD + "jar_name=" + Shell.quote(jar) + "\narchive_name=" + Shell.quote(archive) + "\n"
                + BODY.replace("@options@", Shell.command(javaOptions())).replace("@program@", Program.PROPERTY);
    }
}
