package org.exposureatlas.occupation.career;

/**
 * Software or another technology that people in the occupation use.
 *
 * @param kind what it is, such as spreadsheet software
 * @param hot often asked for in postings of all employers
 * @param inDemand often asked for in postings of this occupation
 */
public record Technology(String name, String kind, boolean hot, boolean inDemand) {}
