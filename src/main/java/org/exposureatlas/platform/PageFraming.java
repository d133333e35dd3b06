package org.exposureatlas.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Gives every page its {@link PageFrame}, as a request attribute and not through a controller's model, because error
 * pages and pages made by exception handlers need it too.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactProperties.class)
class PageFraming implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<String> PRIVATE =
            List.of("/account", "/admin", "/outbox", "/plans/orders", "/purchases", "/test-gateway");

    private final ContactProperties contact;
    private final boolean tryOut;

    PageFraming(ContactProperties contact, ObjectProvider<Installation> installation) {
        this.contact = contact;
        this.tryOut = installation.getIfAvailable(() -> new Installation(false)).tryOut();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // An error is handled in a second pass over the same request: the address of the first is the page's own.
        boolean page = isPage(handler);
        // Asked for pages only: a style sheet is the same for everybody, and asking may read a session.
        boolean signedIn = page && request.getUserPrincipal() != null;
        if (request.getAttribute(PageFrame.NAME) == null) {
            request.setAttribute(
                    PageFrame.NAME, new PageFrame(theme(request), ownPath(request), contact.email(), signedIn, tryOut));
        }
        if (isPrivate(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (signedIn) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (page && !response.getHeaders(HttpHeaders.VARY).contains(HttpHeaders.COOKIE)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        return true;
    }

    /** A person's own pages, and those with forms that carry a secret, are kept by nobody. */
    private static boolean isPrivate(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return PRIVATE.stream().anyMatch(area -> path.equals(area) || path.startsWith(area + "/"));
    }

    private static boolean isPage(Object handler) {
        return handler instanceof HandlerMethod method
                && !method.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    private static @Nullable String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ThemeController.COOKIE);
        return cookie == null
                ? null
                : Theme.of(cookie.getValue()).map(Theme::toString).orElse(null);
    }

    private static String ownPath(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return LocalPath.orHome(query == null ? path : path + "?" + query).value();
    }
}
