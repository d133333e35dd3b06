package org.exposureatlas.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class NothingPublishedAnswerTests {

    @RestController
    static class Reports {

        @GetMapping("/report")
        String report() {
            throw new CurrentEdition.NothingPublishedException();
        }
    }

    @Test
    void aReaderWhoComesBeforeTheDataIsToldToComeBack() {
        MockMvcTester site = MockMvcTester.of(
                List.of(new Reports()),
                builder -> builder.setControllerAdvice(new NothingPublishedAnswer())
                        .build());

        assertThat(site.get().uri("/report"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader(HttpHeaders.RETRY_AFTER, "5");
    }
}
