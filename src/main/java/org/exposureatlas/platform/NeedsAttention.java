package org.exposureatlas.platform;

import java.util.List;

/** Something of a module that waits for a person; the admin's first page asks all of these. */
public interface NeedsAttention {

    /**
     * @param text what it is, with its count, in the words of the page
     * @param href where it is looked at or dealt with
     */
    record Item(String text, String href) {}

    /** Nothing where nothing waits. */
    List<Item> waiting();
}
