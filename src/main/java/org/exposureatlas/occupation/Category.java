package org.exposureatlas.occupation;

/** One of the handbook's categories of occupations. */
public record Category(String slug, String name) {}
