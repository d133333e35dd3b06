package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where payment gateways tell what happened. They go on telling until they are answered with success. */
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
    private static final int LARGEST = 1_000_000;

    private final Gateways gateways;
    private final WebhookInbox inbox;
    private final JsonMapper json;

    WebhookController(Gateways gateways, WebhookInbox inbox, JsonMapper json) {
        this.gateways = gateways;
        this.inbox = inbox;
        this.json = json;
    }

    @PostMapping("/webhooks/{gateway}")
    ResponseEntity<Void> receive(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        Optional<PaymentGateway> known =
                gateways.current().filter(one -> one.name().equals(gateway));
        if (known.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return ResponseEntity.badRequest().build();
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        String signature = request.getHeader(known.get().signatureHeader());
        try {
            known.get().verify(body, signature == null ? "" : signature);
            JsonNode event = json.readTree(body);
            String id = event.path("id").asString("");
            String type = event.path("type").asString("");
            if (id.isEmpty() || type.isEmpty()) {
                return ResponseEntity.badRequest().build();
            }
            // Stored for good before anything else: whatever fails from here on is tried again by ourselves.
            inbox.store(gateway, id, type, body).ifPresent(inbox::apply);
            return ResponseEntity.status(HttpStatus.OK).build();
        } catch (ForgedWebhookException forged) {
            log.warn("A webhook for {} was refused: {}", gateway, forged.getMessage());
            return ResponseEntity.badRequest().build();
        } catch (JacksonException noEvent) {
            return ResponseEntity.badRequest().build();
        }
    }
}
