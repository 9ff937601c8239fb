package dev.icosian.cli.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.icosian.cli.internal.picture.Picture.Cluster;
import dev.icosian.cli.internal.picture.Picture.Edge;
import dev.icosian.cli.internal.picture.Picture.Kind;
import dev.icosian.cli.internal.picture.Picture.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Names that mean something in the languages of pictures: they must come out as they went in. */
class HostileNamesTest {
    private static final List<String> NAMES = List.of(
            "plain",
            "end",
            "subgraph",
            "digraph",
            "node",
            "a\"b",
            "a\\b",
            "ends with \\",
            "\\\"",
            "\\N",
            "\\G \\l \\r \\n",
            "a]b[c",
            "}; x -> y; {",
            "<b>bold</b>",
            "<script>alert(1)</script>",
            "&lt; &#60; &amp;",
            "#quot; #35;",
            "%% comment",
            "// comment /* */",
            "a --> b",
            "x|y",
            "`code`",
            "javascript:alert(1)",
            "click me",
            "größe",
            "日本",
            "😀",
            "a:b:c",
            "$HOME $(id)",
            "'single'");

    @TempDir
    Path folder;

    /** Each name is a node of a step with that name, a param, and the label of an edge. */
    private static Picture picture() {
        List<Cluster> clusters = new ArrayList<>();
        List<Shape> free = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (String name : NAMES) {
            Shape node = new Shape(Kind.NODE, name, "", true);
            Shape param = new Shape(Kind.PARAM, name, "", false);
            clusters.add(new Cluster(name, List.of(node)));
            free.add(param);
            edges.add(new Edge(param.ref(), node.ref(), name));
        }
        return new Picture("hostile \" \\ name", clusters, free, edges);
    }

    private static List<String> eachFourTimes() {
        List<String> all = new ArrayList<>();
        for (String name : NAMES) {
            for (int i = 0; i < 4; i++) {
                all.add(name);
            }
        }
        return all;
    }

    @Test
    void mermaidHasThemAsNumbersInQuotesAndNothingElse() {
        String text = MermaidText.of(picture());
        List<String> labels = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher quoted = Pattern.compile("\"([^\"\n]*)\"").matcher(text);
        while (quoted.find()) {
            labels.add(numbersRead(quoted.group(1)));
            quoted.appendReplacement(rest, "\"\"");
        }
        quoted.appendTail(rest);

        assertThat(labels).containsExactlyInAnyOrderElementsOf(eachFourTimes());
        assertThat(rest.toString().lines().map(String::strip))
                .allMatch(line -> line.matches("flowchart LR"
                        + "|subgraph s\\d+\\[\"\"\\]|end"
                        + "|n\\d+\\(\"\"\\):::requested|n\\d+\\[/\"\"/\\]"
                        + "|n\\d+ -->\\|\"\"\\| n\\d+"
                        + "|classDef \\w+ [a-z-]+:[0-9a-z ]+"));
    }

    private static String numbersRead(String label) {
        assertThat(label).matches("([A-Za-z0-9 _.,:=+/-]|#\\d+;)*");
        Matcher number = Pattern.compile("#(\\d+);").matcher(label);
        return number.replaceAll(
                match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
    }

    @Test
    void dotHasThemInQuotesAndNothingElse() {
        String text = DotText.of(picture());
        List<String> labels = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher quoted =
                Pattern.compile("(label=)?\"((?:[^\"\\\\\n]|\\\\.)*)\"").matcher(text);
        while (quoted.find()) {
            if (quoted.group(1) != null) {
                labels.add(quoted.group(2).replaceAll("\\\\(.)", "$1").replace("&amp;", "&"));
            }
            quoted.appendReplacement(rest, "Q");
        }
        quoted.appendTail(rest);

        assertThat(labels).containsExactlyInAnyOrderElementsOf(eachFourTimes());
        assertThat(rest.toString().lines().map(String::strip))
                .allMatch(
                        line -> line.matches("digraph Q \\{|rankdir=LR|node \\[shape=box, style=rounded, fontname=Q\\]"
                                + "|subgraph Q \\{|Q|\\}"
                                + "|Q \\[Q(, shape=parallelogram, style=solid)?(, penwidth=2)?\\]"
                                + "|Q -> Q \\[Q\\]"));
    }

    /** The real thing, where it is installed. */
    @Test
    void graphvizShowsThem() throws Exception {
        assumeThat(hasGraphviz()).as("dot of Graphviz is not installed").isTrue();
        Path file = Files.writeString(folder.resolve("hostile.dot"), DotText.of(picture()));
        Process dot = new ProcessBuilder("dot", "-Tsvg", file.toString())
                .redirectErrorStream(false)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        byte[] svg = dot.getInputStream().readAllBytes();
        assertThat(dot.waitFor())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        NodeList texts = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getElementsByTagName("text");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            shown.add(texts.item(i).getTextContent().replace('\u00a0', ' '));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(eachFourTimes());
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<script");
    }

    private static boolean hasGraphviz() throws InterruptedException {
        try {
            return new ProcessBuilder("dot", "-V")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
