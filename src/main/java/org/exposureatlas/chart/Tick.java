package org.exposureatlas.chart;

/** A labelled position on an axis. */
public record Tick(Percent x, String label, Anchor anchor) {}
