package org.exposureatlas.edition;

import org.springframework.jdbc.core.JdbcTemplate;

/** Numbers for the rows of an edition, fetched a thousand at a time. */
public final class ContentIds {

    /** What the sequence advances by. */
    private static final int BLOCK = 1000;

    private final JdbcTemplate jdbc;
    private long next;
    private int left;

    public ContentIds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public long next() {
        if (left == 0) {
            Long first = jdbc.queryForObject("select nextval('content_id_seq')", Long.class);
            next = first == null ? 0 : first;
            left = BLOCK;
        }
        left--;
        return next++;
    }
}
