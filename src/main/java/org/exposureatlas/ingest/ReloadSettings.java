package org.exposureatlas.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a reload that waits for its holder keeps others out, from when they last looked at it
 * @param silence after how long a running reload that says nothing is taken for dead, as when its node was stopped
 */
@ConfigurationProperties("atlas.reload")
record ReloadSettings(
        @DefaultValue("15m") Duration patience,
        @DefaultValue("2m") Duration silence) {}
