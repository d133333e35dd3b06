package org.exposureatlas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

class InstallationTests {

    @ParameterizedTest(name = "embedded {0} on {1}: to try out {2}")
    @CsvSource({
        "true, 127.0.0.1, true",
        "true, localhost, true",
        "true, ::1, true",
        "true, 0.0.0.0, false",
        "true, 192.0.2.1, false",
        "false, 127.0.0.1, false"
    })
    void theConveniencesExistOnlyOnTheEmbeddedDatabaseAndForThisMachineAlone(
            boolean embedded, String address, boolean tryOut) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        if (embedded) {
            environment.getPropertySources().addLast(new MapPropertySource(Start.EMBEDDED_DATABASE, Map.of()));
        }

        assertThat(Installation.of(environment).tryOut()).isEqualTo(tryOut);
    }

    @Test
    void aProgramThatListensEverywhereIsNotForTryingOut() {
        MockEnvironment environment = new MockEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource(Start.EMBEDDED_DATABASE, Map.of()));

        assertThat(Installation.of(environment).tryOut()).isFalse();
    }
}
