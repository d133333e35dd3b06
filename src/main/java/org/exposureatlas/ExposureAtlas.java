package org.exposureatlas;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExposureAtlas {

    public static void main(String[] args) {
        SpringApplication.run(ExposureAtlas.class, args);
    }
}
