package org.exposureatlas.shared;

/** A step of the path to a page, from the home page down. */
public record Crumb(String label, String href) {}
