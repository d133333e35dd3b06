package org.exposureatlas;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/** Promises that a reader of the code may rely on; each rule keeps one. */
class ArchitectureTests {

    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.exposureatlas");

    @Test
    void theProgramIsSeen() {
        assertThat(PROGRAM).hasSizeGreaterThan(20);
        assertThat(PROGRAM.contain(ExposureAtlas.class)).isTrue();
    }

    @Test
    void aPageCanBeChangedWithoutAskingWhoElseCallsItsController() {
        holds(noClasses().that().areMetaAnnotatedWith(Controller.class).should().bePublic());
    }

    @Test
    void aTableCanBeChangedWithoutAskingWhoElseKnowsItsEntity() {
        holds(noClasses().that().areAnnotatedWith(Entity.class).should().bePublic());
    }

    @Test
    void onlyAModuleItselfQueriesItsTables() {
        holds(noClasses().that().areAssignableTo(Repository.class).should().bePublic());
    }

    @Test
    void chartsCanBeDrawnAnywhere() {
        holds(classes()
                .that()
                .resideInAPackage("org.exposureatlas.chart..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.exposureatlas.chart..",
                        "org.exposureatlas.shared..",
                        // The annotations of its package page.
                        "org.jspecify.annotations",
                        "org.springframework.modulith"));
    }

    @Test
    void timeComesFromTheClock() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.exposureatlas.platform..")
                .should()
                .callMethodWhere(describe("asks the system for the time", ArchitectureTests::asksTheSystemForTheTime)));
    }

    private static boolean asksTheSystemForTheTime(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time") && call.getName().equals("now") && withoutClock
                || owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                || owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
    }

    @Test
    void whatAClassNeedsItSaysInItsConstructor() {
        holds(noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class));
    }

    @Test
    void thereIsOneJackson() {
        holds(noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind.."));
    }

    /** But for the one sentence of a failed start, and the answer of a command. */
    @Test
    void whatTheProgramSaysGoesThroughItsLog() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.exposureatlas.platform.StartFailureReporter")
                .and()
                .doNotHaveFullyQualifiedName("org.exposureatlas.ExposureAtlas")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(target(name("printStackTrace"))));
    }

    /** Some promises were made before the first class that could break them. */
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }
}
