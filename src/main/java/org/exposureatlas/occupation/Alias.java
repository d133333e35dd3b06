package org.exposureatlas.occupation;

/**
 * Another name of an occupation.
 *
 * @param kind onet-title, reported, alternate or ours
 * @param onetCode the O*NET-SOC code it belongs to, or empty
 */
public record Alias(String occupation, String title, String kind, String onetCode) {}
