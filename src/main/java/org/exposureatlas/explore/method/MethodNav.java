package org.exposureatlas.explore.method;

import java.util.List;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Crumb;

/** The way to a page of the method. */
final class MethodNav {

    private MethodNav() {}

    static List<Crumb> crumbs(Words words) {
        return List.of(
                new Crumb(words.say("layout.nav.home"), "/"),
                new Crumb(words.say("layout.nav.methodology"), "/methodology"));
    }
}
