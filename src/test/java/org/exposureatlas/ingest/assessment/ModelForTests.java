package org.exposureatlas.ingest.assessment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.exposureatlas.ingest.assessment.Orders.Provider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stand-in for an endpoint of either interface: answers well unless it was told otherwise for the next requests. */
final class ModelForTests implements AutoCloseable {

    static final int INPUT_TOKENS = 4000;
    static final int OUTPUT_TOKENS = 1000;

    /** One or two sentences of the length that is asked for. */
    static final String RATIONALE =
            "Software drafts the list of what is due from the notes it is given and fills in the"
                    + " form, and stops where the thing itself has to be looked at or a person has to be asked.";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the stand-in is to do with a request. */
    interface Behavior extends Function<String, ResponseDefinitionBuilder> {}

    private final Provider provider;
    private final Deque<Behavior> next = new ArrayDeque<>();
    private final WireMockServer server;

    ModelForTests(Provider provider) {
        this.provider = provider;
        this.server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(8)
                .extensions(new Answering()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    private final class Answering implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "answering";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            Behavior behavior;
            synchronized (next) {
                behavior = next.isEmpty() ? well() : next.poll();
            }
            return behavior.apply(request.getBodyAsString()).build();
        }
    }

    String baseUrl() {
        return server.baseUrl() + (provider == Provider.OPENAI ? "/v1" : "");
    }

    ModelForTests next(Behavior... behaviors) {
        synchronized (next) {
            next.addAll(List.of(behaviors));
        }
        return this;
    }

    /** In the order of their arrival. */
    List<LoggedRequest> requests() {
        List<LoggedRequest> all = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> all.addFirst(event.getRequest()));
        return all;
    }

    String body(int request) {
        return requests().get(request).getBodyAsString();
    }

    /** A sound answer to whatever is asked. */
    Behavior well() {
        return changed(answer -> answer);
    }

    /** A sound answer, spoiled. */
    Behavior changed(UnaryOperator<JsonNode> change) {
        return body -> completed(JSON.writeValueAsString(change.apply(answer(body))));
    }

    Behavior text(String text) {
        return body -> completed(text);
    }

    Behavior cutOff() {
        return body -> reply("{\"ratings\": [", provider == Provider.OPENAI ? "length" : "max_tokens", true);
    }

    Behavior refusal(String words) {
        return body -> {
            if (provider == Provider.ANTHROPIC) {
                return reply(words, "refusal", true);
            }
            ObjectNode whole = openAi("", "stop", true);
            whole.path("choices")
                    .get(0)
                    .path("message")
                    .asObject()
                    .putNull("content")
                    .put("refusal", words);
            return json(whole);
        };
    }

    Behavior withoutUsage() {
        return body -> reply(JSON.writeValueAsString(answer(body)), finished(), false);
    }

    Behavior late(int milliseconds) {
        return body -> completed("{}").withFixedDelay(milliseconds);
    }

    Behavior status(int status, String... header) {
        return body -> {
            ResponseDefinitionBuilder response = aResponse()
                    .withStatus(status)
                    .withHeader("content-type", "application/json")
                    .withBody("{\"error\": {\"type\": \"trouble\", \"message\": \"No, and the key was "
                            + AssessTests.KEY + "\"}}");
            return header.length == 0 ? response : response.withHeader(header[0], header[1]);
        };
    }

    private String finished() {
        return provider == Provider.OPENAI ? "stop" : "end_turn";
    }

    private ResponseDefinitionBuilder completed(String text) {
        return reply(text, finished(), true);
    }

    private ResponseDefinitionBuilder reply(String text, String finish, boolean usage) {
        return json(provider == Provider.OPENAI ? openAi(text, finish, usage) : anthropic(text, finish));
    }

    private static ResponseDefinitionBuilder json(ObjectNode body) {
        return aResponse().withHeader("content-type", "application/json").withBody(JSON.writeValueAsString(body));
    }

    private static ObjectNode openAi(String text, String finish, boolean usage) {
        ObjectNode whole = JSON.createObjectNode()
                .put("id", "c1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "stand-in-2026");
        whole.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finish)
                .putObject("message")
                .put("role", "assistant")
                .put("content", text);
        if (usage) {
            whole.putObject("usage")
                    .put("prompt_tokens", INPUT_TOKENS)
                    .put("completion_tokens", OUTPUT_TOKENS)
                    .put("total_tokens", INPUT_TOKENS + OUTPUT_TOKENS);
        }
        return whole;
    }

    private static ObjectNode anthropic(String text, String finish) {
        ObjectNode whole = JSON.createObjectNode()
                .put("id", "m1")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", "stand-in-2026")
                .put("stop_reason", finish)
                .putNull("stop_sequence");
        whole.putArray("content").addObject().put("type", "text").put("text", text);
        whole.putObject("usage").put("input_tokens", INPUT_TOKENS).put("output_tokens", OUTPUT_TOKENS);
        return whole;
    }

    /** What was asked first, without corrections. */
    private static String material(String body) {
        for (JsonNode message : JSON.readTree(body).path("messages")) {
            if (message.path("role").stringValue().equals("user")) {
                JsonNode content = message.path("content");
                return content.isString()
                        ? content.stringValue()
                        : content.get(0).path("text").stringValue();
            }
        }
        throw new AssertionError("Nothing is asked: " + body);
    }

    private static JsonNode answer(String body) {
        String material = material(body);
        return material.startsWith("Rubric:") ? ratings(material) : tasks();
    }

    private static JsonNode ratings(String material) {
        JsonNode tasks = JSON.readTree(material.substring(material.indexOf("\n\nTasks:\n") + "\n\nTasks:\n".length()));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode ratings = answer.putArray("ratings");
        for (JsonNode task : tasks) {
            ratings.addObject()
                    .put("task", task.path("task").stringValue())
                    .put("capability", 4)
                    .put("digital", 4)
                    .put("structure", 3)
                    .put("presence", 0)
                    .put("accountability", 1)
                    .put("confidence", "medium")
                    .put("rationale", RATIONALE);
        }
        return answer;
    }

    /** Of roofers, whose ten duties and O*NET tasks they cover. */
    private static JsonNode tasks() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode tasks = answer.putArray("tasks");
        for (int i = 0; i < 8; i++) {
            ObjectNode task = tasks.addObject()
                    .put("id", "sought-task-" + i)
                    .put("statement", "Do the part of the roofing work that has the number " + i)
                    .put("importance", i < 3 ? "core" : "important");
            task.putObject("time").put("entry", 3).put("mid", 2).put("senior", 1);
            task.put("activity", "inspect-physical")
                    .put("remainsHuman", "Standing on the slope and feeling where the deck gives way");
            task.putObject("evidence")
                    .put("text", "Roofers do this part of the work on most of the days they are on site.")
                    .put("section", "What They Do");
            ArrayNode duties = task.putArray("duties").add(i);
            if (i < 2) {
                duties.add(8 + i);
            }
            task.putArray("onetTasks");
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop();
    }
}
