package org.exposureatlas.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * What a browser may keep. A file whose name carries the hash of its content never changes and is kept for a year;
 * everything else is kept too, but asked for again each time, and answered with 304 while it is the same. Whoever
 * answers a request may say otherwise.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CachePolicy extends ShallowEtagHeaderFilter {

    private static final Pattern NAMED_BY_CONTENT = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z0-9]+");

    CachePolicy() {
        // Tomcat compresses a response only when its tag is a weak one.
        setWriteWeakETag(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isNamedByContent(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            super.doFilterInternal(request, response, chain);
        }
    }

    /** An error page is asked for under another address, so a missing file is not kept for a year. */
    private static boolean isNamedByContent(HttpServletRequest request) {
        return NAMED_BY_CONTENT.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
