package org.exposureatlas.occupation.career;

/** Which source of {@code sources.json} each kind of career fact comes from. */
public enum CareerSource {
    WAGES("bls-oews-national"),
    HANDBOOK_PAY("bls-oews"),
    ONET("onet-database"),
    ABILITIES("onet-abilities"),
    ACTIVITIES("onet-activities"),
    VIDEOS("careeronestop");

    private final String id;

    CareerSource(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static CareerSource of(Element.Kind kind) {
        return switch (kind) {
            case SKILL, KNOWLEDGE -> ONET;
            case ABILITY -> ABILITIES;
            case ACTIVITY -> ACTIVITIES;
        };
    }
}
