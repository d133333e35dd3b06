package org.exposureatlas.occupation;

import java.util.List;
import java.util.Map;
import org.exposureatlas.edition.ContentIds;
import org.exposureatlas.platform.BulkRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** A catalog as rows: occupations with their members, ratings, tasks and names. */
final class OccupationRows {

    private final long edition;
    private final ContentIds ids;
    private final Map<Category, Long> categories;

    private final BulkRows occupations = BulkRows.of(
            "occupation",
            "id",
            "edition_id",
            "slug",
            "title",
            "category_id",
            "note",
            "handbook_url",
            "handbook_modified",
            "handbook_source",
            "handbook_duties",
            "codes_source",
            "soc_codes",
            "onet_codes",
            "similar_slugs",
            "pay_source",
            "pay_vintage",
            "pay_median_annual",
            "pay_median_hourly",
            "pay_median_topcoded",
            "pay_p10",
            "pay_p90",
            "pay_p90_topcoded",
            "pay_percentile_unit",
            "pay_percentile_occupations",
            "pay_percentile_vintage",
            "jobs_source",
            "jobs_vintage",
            "jobs_employment",
            "jobs_projected",
            "jobs_change",
            "jobs_change_percent",
            "jobs_outlook",
            "jobs_openings",
            "entry_source",
            "entry_vintage",
            "entry_education",
            "entry_experience",
            "entry_training",
            "career_summary",
            "career_inside",
            "career_responsibilities",
            "career_licence",
            "career_written_by",
            "career_written_on",
            "career_review",
            "onet_source",
            "onet_description");
    private final BulkRows members = BulkRows.of(
            "occupation_member", "occupation_id", "position", "code", "title", "employment", "entry_education");
    private final BulkRows advantages =
            BulkRows.of("human_advantage", "occupation_id", "position", "rater", "dimension", "rating", "reason");
    private final BulkRows tasks = BulkRows.of(
            "task",
            "id",
            "occupation_id",
            "position",
            "key",
            "statement",
            "importance",
            "time_entry",
            "time_mid",
            "time_senior",
            "activity",
            "rationale",
            "remains_human",
            "evidence",
            "evidence_section",
            "duties",
            "onet_tasks");
    private final BulkRows ratings = BulkRows.of(
            "task_rating",
            "task_id",
            "position",
            "rater",
            "capability",
            "digital",
            "structure",
            "presence",
            "accountability");
    private final BulkRows pendingTasks =
            BulkRows.of("pending_task", "occupation_id", "position", "onet_task", "statement", "importance");
    private final BulkRows aliases =
            BulkRows.of("occupation_alias", "id", "edition_id", "occupation", "position", "title", "kind", "onet_code");

    /** @param categories the numbers of the stored categories */
    OccupationRows(long edition, ContentIds ids, Map<Category, Long> categories) {
        this.edition = edition;
        this.ids = ids;
        this.categories = categories;
    }

    void write(Catalog catalog, JdbcTemplate jdbc) {
        catalog.occupations().forEach(this::add);
        for (int i = 0; i < catalog.aliases().size(); i++) {
            Alias alias = catalog.aliases().get(i);
            aliases.row(ids.next(), edition, alias.occupation(), i, alias.title(), alias.kind(), alias.onetCode());
        }
        for (BulkRows table : List.of(occupations, members, advantages, tasks, ratings, pendingTasks, aliases)) {
            table.into(jdbc);
        }
    }

    private void add(Occupation occupation) {
        Long category = categories.get(occupation.category());
        if (category == null) {
            throw new IllegalArgumentException("Category of " + occupation.slug() + " is not in the catalog");
        }
        long id = ids.next();
        Handbook handbook = occupation.handbook();
        Pay pay = occupation.pay();
        Jobs jobs = occupation.jobs();
        Entry entry = occupation.entry();
        Career career = occupation.career();
        Taxonomy taxonomy = occupation.taxonomy();
        occupations.row(
                id,
                edition,
                occupation.slug(),
                occupation.title(),
                category,
                occupation.note(),
                handbook == null ? null : handbook.url(),
                handbook == null ? null : handbook.modified(),
                handbook == null ? null : handbook.source(),
                handbook == null ? null : handbook.duties(),
                occupation.codesSource(),
                occupation.socCodes(),
                occupation.onetCodes(),
                occupation.similar(),
                pay == null ? null : pay.source(),
                pay == null ? null : pay.vintage(),
                pay == null ? null : pay.medianAnnual(),
                pay == null ? null : pay.medianHourly(),
                pay == null ? null : pay.medianTopcoded(),
                pay == null ? null : pay.p10(),
                pay == null ? null : pay.p90(),
                pay == null ? null : pay.p90Topcoded(),
                pay == null ? null : pay.percentileUnit(),
                pay == null ? null : pay.percentileOccupations(),
                pay == null ? null : pay.percentileVintage(),
                jobs == null ? null : jobs.source(),
                jobs == null ? null : jobs.vintage(),
                jobs == null ? null : jobs.employment(),
                jobs == null ? null : jobs.projected(),
                jobs == null ? null : jobs.change(),
                jobs == null ? null : jobs.changePercent(),
                jobs == null ? null : jobs.outlook(),
                jobs == null ? null : jobs.openings(),
                entry == null ? null : entry.source(),
                entry == null ? null : entry.vintage(),
                entry == null ? null : entry.education(),
                entry == null ? null : entry.experience(),
                entry == null ? null : entry.training(),
                career == null ? null : career.summary(),
                career == null ? null : career.inside(),
                career == null ? null : career.responsibilities(),
                career == null ? null : career.licence(),
                career == null ? null : career.writtenBy(),
                career == null ? null : career.writtenOn(),
                career == null ? null : career.review(),
                taxonomy == null ? null : taxonomy.source(),
                taxonomy == null ? null : taxonomy.description());
        for (int i = 0; i < occupation.members().size(); i++) {
            Member member = occupation.members().get(i);
            members.row(id, i, member.code(), member.title(), member.employment(), member.entryEducation());
        }
        for (int i = 0; i < occupation.humanAdvantage().size(); i++) {
            HumanAdvantage advantage = occupation.humanAdvantage().get(i);
            advantages.row(id, i, advantage.rater(), advantage.dimension(), advantage.rating(), advantage.reason());
        }
        for (int i = 0; i < occupation.tasks().size(); i++) {
            add(id, i, occupation.tasks().get(i));
        }
        List<PendingTask> pending = taxonomy == null ? List.of() : taxonomy.pendingTasks();
        for (int i = 0; i < pending.size(); i++) {
            PendingTask task = pending.get(i);
            pendingTasks.row(id, i, task.onetTask(), task.statement(), task.importance());
        }
    }

    private void add(long occupation, int position, Task task) {
        long id = ids.next();
        Evidence evidence = task.evidence();
        tasks.row(
                id,
                occupation,
                position,
                task.key(),
                task.statement(),
                task.importance(),
                task.time().entry(),
                task.time().mid(),
                task.time().senior(),
                task.activity(),
                task.rationale(),
                task.remainsHuman(),
                evidence == null ? null : evidence.text(),
                evidence == null ? null : evidence.section(),
                task.duties(),
                task.onetTasks());
        for (int i = 0; i < task.ratings().size(); i++) {
            Rating rating = task.ratings().get(i);
            ratings.row(
                    id,
                    i,
                    rating.rater(),
                    rating.capability(),
                    rating.digital(),
                    rating.structure(),
                    rating.presence(),
                    rating.accountability());
        }
    }
}
