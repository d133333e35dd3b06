package org.exposureatlas.occupation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "Task")
@Table(name = "task")
class TaskEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "task_id")
    @SequenceGenerator(name = "task_id", sequenceName = "content_id_seq", allocationSize = 1000)
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

    TaskEntity(OccupationEntity occupation, int position, Task task) {
        this.occupation = occupation;
        this.position = position;
        this.key = task.key();
        this.statement = task.statement();
        this.importance = task.importance();
        this.time = task.time();
        this.activity = task.activity();
        this.rationale = task.rationale();
        this.remainsHuman = task.remainsHuman();
        this.evidence = task.evidence();
        this.duties = task.duties();
        this.onetTasks = task.onetTasks();
        this.ratings.addAll(task.ratings());
    }

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
