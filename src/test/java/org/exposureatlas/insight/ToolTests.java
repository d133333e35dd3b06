package org.exposureatlas.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exposureatlas.ingest.ShippedAtlas;
import org.exposureatlas.insight.ToolShelf.Kind;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.WorkActivity;
import org.exposureatlas.scoring.Atlas;
import org.junit.jupiter.api.Test;

/** The shelf of tools and the plan that draws on it. */
class ToolTests {

    private static final LocalDate CHECKED = LocalDate.of(2026, 11, 22);

    private final Atlas atlas = ShippedAtlas.atlas();
    private final Insight insight = ShippedAtlas.insight();
    private final ToolShelf shelf = insight.book().tools();

    @Test
    void theShelfHoldsToolsForEveryKindOfWork() {
        assertThat(shelf.tools()).hasSizeGreaterThanOrEqualTo(120);
        for (WorkActivity activity : atlas.catalog().activities()) {
            assertThat(shelf.tools())
                    .as(activity.key())
                    .anyMatch(tool -> activity.onetActivities().stream().anyMatch(tool.activities()::contains));
        }
    }

    @Test
    void everyTaskStandsInOneGroupAndEveryToolOfAGroupFitsIt() {
        for (Occupation occupation : atlas.catalog().occupations()) {
            ToolAdvice advice = insight.tools(occupation, CHECKED);
            assertThat(advice.groups().stream()
                            .mapToInt(group -> group.tasks().size())
                            .sum())
                    .isEqualTo(occupation.tasks().size());
            for (ToolAdvice.Group group : advice.groups()) {
                assertThat(group.tools())
                        .hasSizeLessThanOrEqualTo(6)
                        .allSatisfy(tool -> assertThat(tool.activities())
                                .containsAnyElementsOf(group.activity().onetActivities()));
            }
        }
    }

    @Test
    void anEntryPastItsDateIsHiddenAndListedForTheOperator() {
        Tool tool = shelf.tools().getFirst();
        LocalDate last = tool.goodUntil();
        assertThat(tool.isGoodOn(last)).isTrue();
        assertThat(shelf.pastDate(last)).doesNotContain(tool);
        assertThat(shelf.pastDate(last.plusDays(1))).contains(tool);
        Occupation occupation = atlas.catalog().occupations().getFirst();
        LocalDate late = last.plusYears(50);
        assertThat(insight.tools(occupation, late).groups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.tools()).isEmpty());
        assertThat(shelf.pastDate(late)).hasSameSizeAs(shelf.tools());
    }

    @Test
    void aShelfThatDoesNotAddUpSaysWhere() {
        Tool good = shelf.tools().getFirst();
        Tool bad = new Tool(
                good.key(),
                good.name(),
                good.maker(),
                "no-kind",
                good.url(),
                List.of("4.A.9.z.9"),
                good.does(),
                good.watch(),
                good.price(),
                good.checked(),
                good.checked().minusDays(1),
                good.basis());
        List<Tool> tools = new ArrayList<>(List.of(good, bad));
        ToolShelf broken = new ToolShelf(
                shelf.match(), List.of(new Kind(good.kind(), "Name", "What", List.of("nowhere"), null)), tools);
        Set<String> elements = new HashSet<>(good.activities());
        assertThat(broken.faults(elements, Set.of()))
                .extracting(fault -> fault.pointer())
                .containsExactly(
                        "/kinds/0/fields/0",
                        "/tools/1/key",
                        "/tools/1/kind",
                        "/tools/1/activities/0",
                        "/tools/1/goodUntil");
    }

    @Test
    void everyPlanHasThreeToSixStepsAndNoneTwice() {
        for (Occupation occupation : atlas.catalog().occupations()) {
            ActionPlan plan = insight.plan(occupation, CHECKED);
            if (!occupation.tasks().isEmpty()) {
                assertThat(plan.steps())
                        .as(occupation.slug())
                        .hasSizeBetween(3, 6)
                        .doesNotHaveDuplicates();
            }
        }
    }
}
