package org.exposureatlas.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where readers reach the site over https, a request that a proxy passed on counts as encrypted even if the proxy does
 * not say so: the cookies of its answer go over https alone. Somebody on this very machine may ask without.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublicHttps extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final PublicAddress site;

    PublicHttps(PublicAddress site) {
        this.site = site;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.isSecure()
                || !site.of("/").startsWith("https://")
                || THIS_MACHINE.contains(request.getServerName());
    }

    /** Error pages have a form too, with its cookie. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public boolean isSecure() {
                        return true;
                    }
                },
                response);
    }
}
