package org.exposureatlas.ingest.assessment;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.exposureatlas.ingest.assessment.Endpoint.End;
import org.exposureatlas.ingest.assessment.Endpoint.Question;
import org.exposureatlas.ingest.assessment.Endpoint.Reply;
import org.exposureatlas.ingest.assessment.Endpoint.Trouble;
import org.exposureatlas.ingest.assessment.Endpoint.TroubleException;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks until there is a sound answer, within the limits of rate, cost and patience. */
final class Asking {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** An endpoint that wants to be left alone for longer does not want this run. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Orders orders;
    private final Endpoint endpoint;
    private final Budget budget;
    private final Waiting waiting;
    private final Consumer<String> notes;
    private final Duration apart;
    private long next;
    private boolean first = true;

    /** @param notes is told of what takes longer, and why */
    Asking(Orders orders, Endpoint endpoint, Budget budget, Waiting waiting, Consumer<String> notes) {
        this.orders = orders;
        this.endpoint = endpoint;
        this.budget = budget;
        this.waiting = waiting;
        this.notes = notes;
        this.apart = Duration.ofMinutes(1).dividedBy(orders.requestsPerMinute());
    }

    /** What came of a question. */
    sealed interface Outcome {}

    /** @param model the name in the answer */
    record Sound(JsonNode answer, String model) implements Outcome {}

    record Refused(String words) implements Outcome {}

    /** The last answer was as little use as those before it. */
    record Unsound(List<String> problems) implements Outcome {}

    /** No answer came, though the limits of patience were reached. */
    record Unanswered(String why) implements Outcome {}

    /** The run has to end: nothing else would come of other questions either. */
    static final class StopException extends RuntimeException {

        StopException(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * @param check what is wrong with an answer of the right form; empty if nothing is
     * @throws StopException if the run has to end
     */
    Outcome ask(Question asked, Function<JsonNode, List<String>> check) {
        Question question = asked;
        List<String> problems = List.of();
        for (int round = 0; round <= orders.corrections(); round++) {
            Reply reply;
            try {
                reply = answer(question);
            } catch (TroubleException e) {
                return new Unanswered(String.valueOf(e.getMessage()));
            }
            if (reply.end() == End.REFUSED) {
                return new Refused(reply.text());
            }
            problems = problems(question, reply, check);
            if (problems.isEmpty()) {
                JsonNode answer =
                        AnswerText.read(question.prompt(), reply.text()).answer();
                String model = reply.model();
                if (answer != null) {
                    return new Sound(answer, model == null ? orders.model() : model);
                }
            }
            if (reply.end() == End.CUT_OFF && round == orders.corrections()) {
                problems = List.of(
                        "It was cut off at " + orders.maxOutputTokens() + " tokens; --max-output-tokens allows more");
            } else if (round < orders.corrections()) {
                notes.accept("asked again: " + problems.getFirst());
                question = question.corrected(reply.text(), problems);
            }
        }
        return new Unsound(problems);
    }

    private List<String> problems(Question question, Reply reply, Function<JsonNode, List<String>> check) {
        if (reply.end() == End.CUT_OFF) {
            return List.of("It was cut off at " + orders.maxOutputTokens() + " tokens. Be briefer.");
        }
        AnswerText.Read read = AnswerText.read(question.prompt(), reply.text());
        JsonNode answer = read.answer();
        return answer == null
                ? read.problems()
                : AnswerText.Read.faulty(check.apply(answer)).problems();
    }

    /** @throws TroubleException when all attempts are used up */
    private Reply answer(Question question) {
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            Usage worst = budget.worst(question);
            if (!budget.covers(worst)) {
                throw new StopException("the next request could pass the limit of cost");
            }
            keepApart();
            try {
                Reply reply = endpoint.ask(question);
                Usage usage = reply.usage();
                if (usage == null) {
                    budget.useAbout(new Usage(budget.estimate(question.whole()), budget.estimate(reply.text())));
                } else {
                    budget.use(usage);
                }
                return reply;
            } catch (TroubleException e) {
                if (e.trouble() == Trouble.SILENT) {
                    // It may have been worked on and paid for.
                    budget.useAbout(worst);
                } else {
                    budget.use(Usage.NONE);
                }
                if (e.trouble() == Trouble.REJECTED) {
                    throw new StopException("the endpoint does not accept the question (" + e.getMessage() + ")");
                }
                if (attempt >= orders.attempts()) {
                    throw e;
                }
                Duration pause = waitFor(e, wait);
                notes.accept("asked again in " + Math.ceilDiv(pause.toMillis(), 1000) + " s: " + e.getMessage());
                pause(pause);
                wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
            }
        }
    }

    private static Duration waitFor(TroubleException trouble, Duration usual) {
        Duration asked = trouble.retryAfter();
        if (asked != null && asked.compareTo(PATIENCE) > 0) {
            throw new StopException("the endpoint asks to be left alone for " + asked.toMinutes() + " minutes ("
                    + trouble.getMessage() + ")");
        }
        return asked == null || asked.compareTo(usual) < 0 && trouble.trouble() != Trouble.RATE_LIMITED ? usual : asked;
    }

    private static Duration shorter(@Nullable Duration a, Duration b) {
        return a != null && a.compareTo(b) < 0 ? a : b;
    }

    private void keepApart() {
        long now = waiting.nanos();
        if (!first && next - now > 0) {
            pause(Duration.ofNanos(next - now));
            now = waiting.nanos();
        }
        first = false;
        next = now + apart.toNanos();
    }

    private void pause(Duration duration) {
        try {
            waiting.pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopException("interrupted");
        }
    }
}
