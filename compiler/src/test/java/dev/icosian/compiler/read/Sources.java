package dev.icosian.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources of a test, so that it decides about the flags. */
final class Sources {
    private Sources() {}

    /** Returns a loader of what was compiled into the folder. */
    static ClassLoader compile(Path folder, Map<String, String> sourceByClass, List<String> flags)
            throws MalformedURLException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(flags);
        options.addAll(List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        List<JavaFileObject> sources = new ArrayList<>();
        sourceByClass.forEach((name, text) -> sources.add(new Source(name, text)));
        StringWriter messages = new StringWriter();
        boolean compiled =
                compiler.getTask(messages, null, null, options, null, sources).call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Sources.class.getClassLoader());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
