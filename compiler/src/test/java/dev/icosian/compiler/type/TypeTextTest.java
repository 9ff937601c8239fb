package dev.icosian.compiler.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    pInt                   | int
                    matrix                 | double[][]
                    listString             | List<String>
                    mapStringExtendsNumber | Map<String, ? extends Number>
                    listSuperInteger       | List<? super Integer>
                    listAny                | List<?>
                    listListString         | List<List<String>>
                    arrayOfListString      | List<String>[]
                    region                 | Region
                    listVariable           | List<V>
                    """)
    void typesReadAsInSourceFiles(String field, String text) throws Exception {
        assertThat(TypeText.alone(AssignabilityTest.type(field))).isEqualTo(text);
    }

    @Test
    void classesOfOneSimpleNameAreWrittenInFull() throws Exception {
        Type util = Types.parameterized(java.util.List.class, String.class);
        TypeText text = TypeText.of(util, java.awt.List.class, String.class);

        assertThat(text.text(util)).isEqualTo("java.util.List<String>");
        assertThat(text.text(java.awt.List.class)).isEqualTo("java.awt.List");
        assertThat(text.text(String.class)).isEqualTo("String");
    }

    @Test
    void classWithoutASimpleNameIsWrittenInFull() {
        Class<?> anonymous = new Object() {}.getClass();

        assertThat(TypeText.alone(anonymous)).isEqualTo(anonymous.getName());
    }
}
