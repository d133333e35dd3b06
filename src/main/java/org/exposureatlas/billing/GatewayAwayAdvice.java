package org.exposureatlas.billing;

import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.Words;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The same plain page wherever the payment service does not answer. */
@ControllerAdvice
class GatewayAwayAdvice {

    private final Words words;

    /** @param messages and not {@link Words}, which a test of single pages has no bean of */
    GatewayAwayAdvice(MessageSource messages) {
        this.words = new Words(messages);
    }

    @ExceptionHandler(GatewayAwayException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String away(Model model) {
        return MessagePage.of(words, "billing.away")
                .and(words.say("billing.link.plans"), "/plans")
                .and(words.say("billing.link.home"), "/")
                .show(model);
    }
}
