package org.exposureatlas.billing;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says what the reader of the current request may see of the sections that are paid for. Asked before their data is put
 * into a page, a file or an answer: what a reader may not see is not sent.
 */
@Component
public class Gate {

    private final String sample;

    Gate(@Value("${atlas.billing.sample}") String sample) {
        this.sample = sample;
    }

    /** The address part of the occupation whose paid sections are open to everybody. */
    public String sample() {
        return sample;
    }

    /**
     * Whether this reader sees the paid sections of an occupation on the site: heatmap, pivots, wage impact, tools.
     *
     * @param slug the occupation's part of the address
     */
    public boolean opensSections(String slug) {
        return slug.equals(sample);
    }

    /** Whether this reader gets the occupation's report as a PDF, with its paid sections. */
    public boolean opensReport(String slug) {
        return opensSections(slug);
    }
}
