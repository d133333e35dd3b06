package org.exposureatlas.signal;

/**
 * An exposure index from the literature, shown beside ours and never blended into it.
 *
 * @param unit z, share, score or percent: how its values are printed
 * @param codes the classification of its source
 * @param group exposure, variant, usage, composite, older or context
 * @param headline counted when sources are said to disagree; one per study
 */
public record PublishedMeasure(
        String key,
        String title,
        String authors,
        int year,
        String publication,
        String describes,
        String scale,
        String unit,
        String codes,
        String group,
        boolean headline,
        String licence) {}
