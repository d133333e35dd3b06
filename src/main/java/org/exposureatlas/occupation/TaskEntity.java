package org.exposureatlas.occupation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "Task")
@Table(name = "task")
class TaskEntity {

    @Id
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "occupation_id")
    private OccupationEntity occupation;

    private int position;
    private String key;
    private String statement;

    @Enumerated(EnumType.STRING)
    private Importance importance;

    private TaskTime time;
    private String activity;
    private String rationale;

    @Column(name = "remains_human")
    private String remainsHuman;

    private @Nullable Evidence evidence;
    private List<Integer> duties;

    @Column(name = "onet_tasks")
    private List<Integer> onetTasks;

    @ElementCollection
    @CollectionTable(name = "task_rating", joinColumns = @JoinColumn(name = "task_id"))
    @OrderColumn(name = "position")
    private List<Rating> ratings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected TaskEntity() {}

    Task toTask() {
        return new Task(
                key,
                statement,
                importance,
                time,
                activity,
                ratings,
                rationale,
                remainsHuman,
                evidence,
                duties,
                onetTasks);
    }
}
