package org.exposureatlas.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.exposureatlas.platform.Installation;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** The program of somebody who tries it out, seen in a browser: with an outbox and the test gateway. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BrowserTest
@Import(TryOutBrowserTest.TryOut.class)
@TestPropertySource(properties = {"atlas.public-url=", "atlas.test.stripe=off", "atlas.billing.poll=500ms"})
public @interface TryOutBrowserTest {

    /** Says so, although the database is that of the tests. */
    @TestConfiguration(proxyBeanMethods = false)
    class TryOut {

        @Bean
        @Primary
        Installation trying() {
            return new Installation(true);
        }
    }
}
