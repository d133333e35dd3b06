package org.exposureatlas.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole program, seen in a real browser: test methods take a {@link Browser}. Such classes are named IT, so that
 * they run after packaging, when the browser's driver has been fetched.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebTest
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
