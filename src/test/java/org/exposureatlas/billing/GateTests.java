package org.exposureatlas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.support.Visitor;
import org.exposureatlas.support.Visitor.Answer;
import org.exposureatlas.support.WebTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the site, also one that is added later, as it answers a guest, somebody with a free account and a
 * subscriber: what is locked is in no page, no file and no answer of who has not paid.
 */
@WebTest
class GateTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)(:[^}]*)?}");
    private static final List<String> OTHERS =
            List.of("/account", "/admin", "/outbox", "/test-gateway", "/theme", "/error");

    @Autowired
    ApplicationContext program;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    CurrentEdition edition;

    @Autowired
    Hand hand;

    @Autowired
    Gate gate;

    @Autowired
    JdbcClient jdbc;

    private Visitors visitors;

    @BeforeEach
    void startCountingAnew() {
        jdbc.sql("delete from rate_limit").update();
        visitors = new Visitors(program);
    }

    @Test
    void whatIsLockedIsNowhere() {
        String email = "free-" + UUID.randomUUID() + "@example.org";
        Visitor guest = visitors.guest();
        Visitor free = visitors.reader(email);
        Map<String, String> token = Map.of("Authorization", "Bearer " + visitors.token(email));
        List<String> sentinels = sentinels();
        List<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(25).contains("/occupations/" + LockedData.SLUG);
        for (String address : addresses) {
            assertClosed(address, guest.get(address), sentinels);
            assertClosed(address, free.get(address), sentinels);
            if (address.startsWith("/api/")) {
                assertClosed(address, visitors.guest().get(address, token), sentinels);
            }
        }
    }

    @Test
    void whoHasPaidIsAnsweredEverywhereAndNobodyInBetweenKeepsIt() {
        String email = email();
        Visitor pro = subscriber(email);
        Set<String> seen = new TreeSet<>();
        for (String address : addresses()) {
            Answer answer = pro.get(address);
            assertThat(answer.status()).as(address).isNotEqualTo(403).isLessThan(500);
            LockedData.MARKUP.stream()
                    .filter(markup -> !answer.page().select(markup).isEmpty())
                    .forEach(seen::add);
        }
        // What is looked for in locked pages is what open ones have.
        assertThat(seen).containsAll(LockedData.MARKUP);
        String token = visitors.token(email);
        Answer insight = visitors.guest()
                .get("/api/v1/occupations/" + LockedData.SLUG + "/insight", Map.of("Authorization", "Bearer " + token));
        assertThat(insight.status()).isEqualTo(200);
        assertThat(LockedData.keysIn(insight.response().body())).containsAll(LockedData.KEYS);
        assertThat(insight.header("Cache-Control")).contains("private");
        assertThat(pro.get("/occupations/" + LockedData.SLUG).header("Cache-Control"))
                .contains("private");
    }

    /** What is said to a subscriber about this occupation alone, word for word. */
    private List<String> sentinels() {
        Visitor pro = subscriber(email());
        Set<String> said = new TreeSet<>();
        for (String section : LockedData.SECTIONS) {
            Set<String> here = sentences(pro.get("/occupations/" + LockedData.SLUG + "/" + section));
            // What is said of the open sample too is said of all, and no secret.
            here.removeAll(sentences(pro.get("/occupations/" + gate.sample() + "/" + section)));
            said.addAll(here);
        }
        assertThat(said).as("sentences for subscribers").hasSizeGreaterThan(10);
        return new ArrayList<>(said);
    }

    private static Set<String> sentences(Answer answer) {
        return answer.page().select(String.join(", ", LockedData.MARKUP)).select("*").stream()
                .map(Element::ownText)
                // Whole sentences: the names of tasks and occupations in between are everybody's.
                .filter(text -> text.length() > 40 && text.endsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String email() {
        return "pro-" + UUID.randomUUID() + "@example.org";
    }

    private Visitor subscriber(String email) {
        Visitor pro = visitors.reader(email);
        AccountId account = visitors.id(email);
        hand.grant(account, Item.PRO, null, "a test", account);
        return pro;
    }

    private static void assertClosed(String address, Answer answer, List<String> sentinels) {
        String body = answer.response().body();
        String text = answer.page().text();
        assertThat(sentinels).as("in " + address).noneMatch(text::contains);
        assertThat(answer.status()).as(address).isLessThan(500);
        assertThat(LockedData.keysIn(body)).as("keys in " + address).isEmpty();
        String type = answer.header("Content-Type");
        if (type.startsWith("text/csv")) {
            assertThat(LockedData.columnsIn(body)).as("columns in " + address).isEmpty();
        }
        if (type.startsWith("text/html") && !address.equals("/style-guide")) {
            for (String markup : LockedData.MARKUP) {
                assertThat(answer.page().select(markup))
                        .as(markup + " in " + address)
                        .isEmpty();
            }
        }
        assertThat(type).as(address).doesNotStartWith("application/pdf");
    }

    private List<String> addresses() {
        TreeSet<String> addresses = new TreeSet<>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            var methods = info.getMethodsCondition().getMethods();
            if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
                continue;
            }
            for (String pattern : info.getPatternValues()) {
                if (OTHERS.stream().noneMatch(pattern::startsWith)) {
                    addresses.add(fill(pattern));
                }
            }
        }
        return new ArrayList<>(addresses);
    }

    /** Fills in an occupation that is locked. A variable that is not known here has to be added here. */
    private String fill(String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        return variable.replaceAll(found -> switch (found.group(1)) {
            case "slug" -> pattern.startsWith("/categories") ? "healthcare" : LockedData.SLUG;
            case "n", "number", "edition", "label" -> edition.get().label();
            case "name" -> "about";
            case "id" -> UUID.randomUUID().toString();
            default -> throw new AssertionError("Say what to fill in for " + found.group() + " in " + pattern);
        });
    }
}
