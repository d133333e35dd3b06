package org.exposureatlas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/about",
                "/occupations/instructional-coordinators",
                "/occupations?tier=4&sort=-pay&q=caf%C3%A9",
                "/?a=1"
            })
    void anAddressOnThisSiteIsKept(String path) {
        assertThat(LocalPath.orHome(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "/%zz",
                "https://elsewhere.example/",
                "javascript:alert(1)",
                "/about\r\nSet-Cookie: a=b",
                "/a b",
                "/\u0000"
            })
    void anythingElseLeadsHome(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(LocalPath.HOME);
    }

    @Test
    void anEndlessAddressLeadsHome() {
        assertThat(LocalPath.orHome("/" + "a".repeat(3_000))).isEqualTo(LocalPath.HOME);
    }
}
