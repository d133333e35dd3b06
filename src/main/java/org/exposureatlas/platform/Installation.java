package org.exposureatlas.platform;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Which kind of installation this is.
 *
 * @param tryOut whether somebody is trying the program out: it runs on its own embedded database and listens to
 *     this machine alone. Only then do conveniences exist that a public site must not have.
 */
public record Installation(boolean tryOut) {

    static Installation of(ConfigurableEnvironment environment) {
        return new Installation(environment.getPropertySources().contains(Start.EMBEDDED_DATABASE)
                && Start.address(environment).isLoopbackAddress());
    }
}
