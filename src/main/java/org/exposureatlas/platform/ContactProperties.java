package org.exposureatlas.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param email where readers report errors and ask questions; printed on every page */
@ConfigurationProperties("atlas.contact")
record ContactProperties(
        @DefaultValue("editors@exposureatlas.example") String email) {}
