package org.exposureatlas;

import org.exposureatlas.platform.Start;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExposureAtlas {

    public static void main(String[] args) {
        SpringApplication program = new SpringApplication(ExposureAtlas.class);
        program.addListeners(new Start());
        program.run(args);
    }
}
