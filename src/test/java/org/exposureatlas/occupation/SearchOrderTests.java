package org.exposureatlas.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.occupation.OccupationSearch.Answer;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a search finds does not depend on the way the database takes to its rows, which changes as it learns, nor on the
 * form in which it sends them, which changes when a connection has asked the same a few times.
 */
@WebTest
class SearchOrderTests {

    private static final int MOST = 50;

    @Autowired
    OccupationSearch search;

    @Autowired
    CurrentEdition current;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roofers",
                "roof",
                "manager",
                "worker",
                "of the",
                "operator machine",
                "software engineer",
                "sofware enginer",
                "nurse",
                "records",
                "equipment",
                "customers questions",
                "IT",
                "helper"
            })
    void theAnswerIsTheSameWhateverThePlan(String question) {
        Answer answer = search.find(current.get().id(), question, MOST);

        for (int often = 0; often < 8; often++) {
            assertThat(search.find(current.get().id(), question, MOST)).isEqualTo(answer);
        }
        assertThat(with(question, "enable_seqscan = off", "enable_sort = off")).isEqualTo(answer);
        assertThat(with(question, "enable_bitmapscan = off", "enable_indexscan = off", "enable_hashagg = off"))
                .isEqualTo(answer);
    }

    private Answer with(String question, String... settings) {
        return transactions.execute(status -> {
            for (String setting : settings) {
                jdbc.sql("set local " + setting).update();
            }
            return search.find(current.get().id(), question, MOST);
        });
    }
}
