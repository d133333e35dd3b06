package org.exposureatlas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules use each other only as their package pages allow, and never in a circle. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(ExposureAtlas.class);

    @Test
    void everyModuleKeepsToWhatItMayUse() {
        modules.verify();
    }

    @Test
    void allModulesAreSeen() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "account",
                        "admin",
                        "api",
                        "billing",
                        "chart",
                        "edition",
                        "editorial",
                        "explore",
                        "ingest",
                        "insight",
                        "occupation",
                        "platform",
                        "report",
                        "scoring",
                        "seniority",
                        "shared",
                        "signal",
                        "watch");
    }

    /** Diagrams for readers, in target/spring-modulith-docs. */
    @Test
    void theDiagramsAreDrawn() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
