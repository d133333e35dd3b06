package org.exposureatlas.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param from the sender of every mail; the contact address where none is set */
@ConfigurationProperties("atlas.mail")
record MailSettings(@Nullable String from) {}
