package org.exposureatlas.ingest.assessment;

import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/**
 * An endpoint that speaks the interface of OpenAI or of Anthropic, by Spring AI. Its own repetitions are turned off:
 * how often and when something is asked again is decided, counted and paid for here.
 */
final class SpringAiEndpoint implements Endpoint {

    private static final int RATE_LIMITED = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int SERVER_FAULT = 500;
    private static final int LONGEST_MESSAGE = 300;
    private static final String WITHOUT_KEY = "none";

    /** As the two interfaces call it, in the upper case that one of them is handed on in. */
    private static final Set<String> REFUSALS = Set.of("REFUSAL", "CONTENT_FILTER");

    private static final Set<String> CUTS = Set.of("LENGTH", "MAX_TOKENS", "MODEL_CONTEXT_WINDOW_EXCEEDED");

    private final Orders orders;
    private final String key;
    private final Clock clock;
    private final ChatModel model;

    /** @param key empty where the endpoint wants none */
    SpringAiEndpoint(Orders orders, String key, Clock clock) {
        this.orders = orders;
        this.key = key;
        this.clock = clock;
        this.model = switch (orders.provider()) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .options(OpenAiChatOptions.builder()
                                .baseUrl(orders.baseUrl())
                                .apiKey(key)
                                .model(orders.model())
                                .timeout(orders.timeout())
                                .maxRetries(0)
                                .build())
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .options(AnthropicChatOptions.builder()
                                .baseUrl(orders.baseUrl())
                                .apiKey(key.isEmpty() ? WITHOUT_KEY : key)
                                .model(orders.model())
                                .timeout(orders.timeout())
                                .maxRetries(0)
                                .build())
                        .build();
        };
    }

    @Override
    public Reply ask(Question question) {
        ChatResponse response;
        Instant asked = clock.instant();
        try {
            response = model.call(new org.springframework.ai.chat.prompt.Prompt(messages(question), options(question)));
        } catch (OpenAIServiceException e) {
            throw trouble(e.statusCode(), e.headers().values("retry-after"), e.getMessage());
        } catch (AnthropicServiceException e) {
            throw trouble(e.statusCode(), e.headers().values("retry-after"), e.getMessage());
        } catch (OpenAIIoException | AnthropicIoException e) {
            boolean late = Duration.between(asked, clock.instant()).compareTo(orders.timeout()) >= 0;
            throw new TroubleException(
                    Trouble.SILENT,
                    late
                            ? "no answer within " + orders.timeout().toSeconds() + " s (--timeout)"
                            : "no answer: " + innermost(e),
                    null);
        } catch (RuntimeException e) {
            // The libraries throw much when what arrives is not what they expect.
            throw new TroubleException(
                    Trouble.SILENT,
                    "an answer that this interface does not have; see whether --provider and --base-url fit ("
                            + innermost(e) + ")",
                    null);
        }
        return reply(response);
    }

    private List<Message> messages(Question question) {
        String form = orders.structured()
                ? ""
                : "\n\nThe form of the answer, as a JSON schema:\n"
                        + question.prompt().form();
        List<Message> messages = new ArrayList<>();
        messages.add(new SystemMessage(question.prompt().text() + form));
        messages.add(new UserMessage(question.material()));
        for (Correction correction : question.corrections()) {
            messages.add(new AssistantMessage(correction.answer()));
            messages.add(new UserMessage(correction.request()));
        }
        return messages;
    }

    private ChatOptions options(Question question) {
        String form = orders.structured() ? question.prompt().form() : null;
        return switch (orders.provider()) {
            case OPENAI -> {
                OpenAiChatOptions.Builder options = OpenAiChatOptions.builder();
                options.model(orders.model());
                options.maxCompletionTokens(orders.maxOutputTokens());
                // What is set for the model is not taken over for a question.
                options.timeout(orders.timeout());
                if (form != null) {
                    options.outputSchema(form);
                }
                yield options.build();
            }
            case ANTHROPIC -> {
                AnthropicChatOptions.Builder options = AnthropicChatOptions.builder();
                options.model(orders.model());
                options.maxTokens(orders.maxOutputTokens());
                options.timeout(orders.timeout());
                if (form != null) {
                    options.outputSchema(form);
                }
                yield options.build();
            }
        };
    }

    private Reply reply(ChatResponse response) {
        List<Generation> generations = response.getResults();
        if (generations.isEmpty()) {
            throw new TroubleException(Trouble.SILENT, "an answer without content", null);
        }
        // Before the last one a model may have thought aloud.
        Generation generation = generations.getLast();
        org.springframework.ai.chat.metadata.Usage counted =
                response.getMetadata().getUsage();
        Usage usage = counted == null || counted.getTotalTokens() == 0
                ? null
                : new Usage(counted.getPromptTokens(), counted.getCompletionTokens());
        String finish =
                String.valueOf(generation.getMetadata().getFinishReason()).toUpperCase(Locale.ROOT);
        String text = generation.getOutput().getText();
        Object refusal = generation.getOutput().getMetadata().getOrDefault("refusal", "");
        String answeredBy = response.getMetadata().getModel();
        String model = answeredBy == null || answeredBy.isBlank() ? null : withoutKey(answeredBy);
        if (REFUSALS.contains(finish) || refusal instanceof String words && !words.isBlank()) {
            String said = refusal instanceof String words && !words.isBlank() ? words : text == null ? "" : text;
            return new Reply(End.REFUSED, brief(said), model, usage);
        }
        return new Reply(
                CUTS.contains(finish) ? End.CUT_OFF : End.COMPLETE, withoutKey(text == null ? "" : text), model, usage);
    }

    private TroubleException trouble(int status, List<String> retryAfter, @Nullable String message) {
        String said =
                "status " + status + ": " + brief(message == null ? "" : message.replaceFirst("^" + status + ": ", ""));
        boolean spent = said.contains("insufficient_quota") || said.contains("credit balance");
        if (status == RATE_LIMITED && !spent) {
            return new TroubleException(Trouble.RATE_LIMITED, said, wait(retryAfter));
        }
        if (status == REQUEST_TIMEOUT || status == CONFLICT || status >= SERVER_FAULT) {
            return new TroubleException(Trouble.BUSY, said, wait(retryAfter));
        }
        return new TroubleException(Trouble.REJECTED, said, null);
    }

    /** Seconds, or a date. */
    private @Nullable Duration wait(List<String> retryAfter) {
        if (retryAfter.isEmpty()) {
            return null;
        }
        String value = retryAfter.getFirst().strip();
        if (value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return Duration.ofMillis((long) Math.ceil(1000 * Double.parseDouble(value)));
        }
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        // JSON readers go on about where they stopped.
        String message = String.valueOf(cause.getMessage()).replaceAll("(?s)\\s+at \\[Source:.*", "");
        return brief(cause.getClass().getSimpleName() + " " + message);
    }

    private String brief(String text) {
        String line = withoutKey(text).replaceAll("\\p{Cntrl}+|\\s+", " ").strip();
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
    }

    /** Some endpoints repeat the key that they do not accept. */
    private String withoutKey(String text) {
        return key.isEmpty() ? text : text.replace(key, "[key]");
    }

    @Override
    public void close() {
        if (model instanceof AnthropicChatModel anthropic) {
            anthropic.getAnthropicClient().close();
            anthropic.getAnthropicClientAsync().close();
        }
    }
}
