package org.exposureatlas.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The address under which readers reach this site, for links in mails. It comes from the settings and never from a
 * request, whose host anybody may make up.
 */
@Component
public class PublicAddress {

    private static final Logger log = LoggerFactory.getLogger(PublicAddress.class);
    private static final String SETTING = "atlas.public-url";

    private final Environment environment;
    private final Installation installation;

    PublicAddress(Environment environment, Installation installation) {
        this.environment = environment;
        this.installation = installation;
    }

    /** @param path from the root of the site, with its slash */
    public String of(String path) {
        String configured = environment.getProperty(SETTING);
        return (StringUtils.hasText(configured) ? configured.replaceFirst("/+$", "") : here()) + path;
    }

    private String here() {
        return "http://127.0.0.1:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (!installation.tryOut() && !StringUtils.hasText(environment.getProperty(SETTING))) {
            log.warn("{} is not set: links in mails lead to {}, which only this machine can open", SETTING, of("/"));
        }
    }
}
