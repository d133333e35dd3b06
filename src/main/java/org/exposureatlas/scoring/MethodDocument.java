package org.exposureatlas.scoring;

/**
 * A part of the method that an edition keeps whole, as JSON text.
 *
 * @param kind model, rubric, calibration or human-advantage
 */
public record MethodDocument(String kind, String name, String content) {}
