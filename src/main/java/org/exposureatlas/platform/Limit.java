package org.exposureatlas.platform;

import java.time.Duration;

/**
 * How often something may be done for one key, such as an address.
 *
 * @param name  what is limited; limits with one name count together
 * @param times how often within the window
 * @param per   the window, which opens with the first time
 */
public record Limit(String name, int times, Duration per) {}
