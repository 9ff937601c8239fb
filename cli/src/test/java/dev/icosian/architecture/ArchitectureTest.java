package dev.icosian.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the modules' poms cannot refuse: packages that depend the wrong way, and foreign types in public signatures. */
final class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.icosian");

    /** The packages that are API. */
    private static final String[] PUBLIC = {
        "dev.icosian", "dev.icosian.runtime", "dev.icosian.materializers", "dev.icosian.testing", "dev.icosian.cli"
    };

    @Test
    void allModulesAreLookedAt() {
        assertThat(ALL)
                .extracting(JavaClass::getPackageName)
                .contains(PUBLIC)
                .contains("dev.icosian.internal", "dev.icosian.compiler");
    }

    @Test
    void packagesDependOneWay() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.icosian", "dev.icosian.internal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.icosian..")
                        .and(DescribedPredicate.not(resideInAnyPackage("dev.icosian", "dev.icosian.internal.."))))
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("dev.icosian.compiler..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.icosian.runtime..", "dev.icosian.materializers..", "dev.icosian.cli..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("dev.icosian.materializers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.icosian.compiler..", "dev.icosian.runtime..", "dev.icosian.cli..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("dev.icosian.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.icosian.materializers..", "dev.icosian.cli..")
                .check(ALL);
    }

    @Test
    void onlyTestsSeeTheirAssertions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.icosian.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.icosian.testing..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("dev.icosian.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.icosian.cli..")
                .check(ALL);
    }

    /** Stores and formats are found by ServiceLoader: the command line works with those of others, too. */
    @Test
    void theCommandLineKnowsNoMaterializer() {
        noClasses()
                .that()
                .resideInAPackage("dev.icosian.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.icosian.materializers..")
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.icosian.(compiler..)").should().beFreeOfCycles().check(ALL);
        slices().matching("dev.icosian.runtime.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
        slices().matching("dev.icosian.materializers.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
        slices().matching("dev.icosian.cli.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void publicSignaturesHaveNoForeignTypes() {
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("java..", "dev.icosian..", "org.jspecify..")
                .or(DescribedPredicate.describe("primitive", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("array", JavaClass::isArray));
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PUBLIC)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .haveRawReturnType(ours)
                .check(ALL);
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PUBLIC)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(haveOnlyParametersOf(ours))
                .check(ALL);
    }

    @Test
    void nothingIsDeserializedAsObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(ALL);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .check(ALL);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<JavaPackage> packages = ALL.getPackage("dev.icosian").getSubpackagesInTree();
        assertThat(packages.stream().filter(one -> !one.getClasses().isEmpty()))
                .allSatisfy(one -> assertThat(one.tryGetPackageInfo())
                        .as("package-info of %s", one.getName())
                        .isPresent());
    }

    /** {@code dev.icosian} has more, because authors import one package. */
    @Test
    void packagesAreOfReadableSize() {
        Set<JavaPackage> packages = ALL.getPackage("dev.icosian").getSubpackagesInTree();
        assertThat(packages)
                .allSatisfy(one -> assertThat(one.getClasses().stream()
                                .filter(ArchitectureTest::isFile)
                                .count())
                        .as("files of %s", one.getName())
                        .isLessThanOrEqualTo(30));
    }

    private static boolean isFile(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isArray()
                && !type.getSimpleName().equals("package-info");
    }

    private static ArchCondition<JavaMethod> haveOnlyParametersOf(DescribedPredicate<JavaClass> types) {
        return new ArchCondition<>("have only parameters of our types and Java's") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass parameter : method.getRawParameterTypes()) {
                    events.add(new SimpleConditionEvent(
                            method, types.test(parameter), method.getFullName() + " takes " + parameter.getName()));
                }
            }
        };
    }
}
