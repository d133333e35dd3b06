package org.exposureatlas.occupation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "Occupation")
@Table(name = "occupation")
class OccupationEntity {

    @Id
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String slug;
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id")
    private CategoryEntity category;

    private @Nullable String note;
    private @Nullable Handbook handbook;

    @Column(name = "codes_source")
    private String codesSource;

    @Column(name = "soc_codes")
    private List<String> socCodes;

    @Column(name = "onet_codes")
    private List<String> onetCodes;

    @Column(name = "similar_slugs")
    private List<String> similar;

    private @Nullable Pay pay;
    private @Nullable Jobs jobs;
    private @Nullable Entry entry;

    @ElementCollection
    @CollectionTable(name = "occupation_member", joinColumns = @JoinColumn(name = "occupation_id"))
    @OrderColumn(name = "position")
    private List<Member> members = new ArrayList<>();

    private @Nullable Career career;

    @ElementCollection
    @CollectionTable(name = "human_advantage", joinColumns = @JoinColumn(name = "occupation_id"))
    @OrderColumn(name = "position")
    private List<HumanAdvantage> humanAdvantage = new ArrayList<>();

    @OneToMany(mappedBy = "occupation")
    @OrderBy("position")
    private List<TaskEntity> tasks = new ArrayList<>();

    @Column(name = "onet_source")
    private @Nullable String onetSource;

    @Column(name = "onet_description")
    private @Nullable String onetDescription;

    @ElementCollection
    @CollectionTable(name = "pending_task", joinColumns = @JoinColumn(name = "occupation_id"))
    @OrderColumn(name = "position")
    private List<PendingTask> pendingTasks = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OccupationEntity() {}

    Occupation toOccupation() {
        return new Occupation(
                slug,
                title,
                category.toCategory(),
                note,
                handbook,
                codesSource,
                socCodes,
                onetCodes,
                members,
                pay,
                jobs,
                entry,
                similar,
                career,
                humanAdvantage,
                tasks.stream().map(TaskEntity::toTask).toList(),
                taxonomy());
    }

    private @Nullable Taxonomy taxonomy() {
        return onetSource == null || onetDescription == null
                ? null
                : new Taxonomy(onetSource, onetDescription, pendingTasks);
    }
}
