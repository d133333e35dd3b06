package org.exposureatlas.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.WebUtils;

/** Whether a request comes from a page of this site, as the browser itself says. */
final class SameSite {

    private SameSite() {}

    static boolean isOriginOf(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        // Browsers leave that header out over plain HTTP to another machine, but not this one.
        return WebUtils.isSameOrigin(new ServletServerHttpRequest(request));
    }
}
