package org.exposureatlas.occupation.career;

import java.time.LocalDate;

/** The address of a film about an occupation, at another site. */
public record Video(String onetCode, String title, String address, LocalDate verified) {}
