package org.exposureatlas.edition;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** On its first start the site answers before its data is loaded: it says so, and when to come back. */
@ControllerAdvice
class NothingPublishedAnswer {

    private static final String SECONDS = "5";

    @ExceptionHandler(CurrentEdition.NothingPublishedException.class)
    void comeBackSoon(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
