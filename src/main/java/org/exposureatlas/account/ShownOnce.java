package org.exposureatlas.account;

import java.util.List;

/** Secrets that are shown now and never again: a token, or recovery codes. */
record ShownOnce(String title, String text, List<String> secrets) {

    @Override
    public String toString() {
        return "ShownOnce";
    }
}
