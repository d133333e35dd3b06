package org.exposureatlas.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
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

    private final ContactProperties contact;

    PageFraming(ContactProperties contact) {
        this.contact = contact;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // An error is handled in a second pass over the same request: the address of the first is the page's own.
        if (request.getAttribute(PageFrame.NAME) == null) {
            request.setAttribute(PageFrame.NAME, new PageFrame(theme(request), ownPath(request), contact.email()));
        }
        if (isPage(handler) && !response.getHeaders(HttpHeaders.VARY).contains(HttpHeaders.COOKIE)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        return true;
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
