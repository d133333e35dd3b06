package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "WorkActivity")
@Table(name = "work_activity")
class WorkActivityEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "work_activity_id")
    @SequenceGenerator(name = "work_activity_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private int position;
    private String key;
    private String name;
    private String description;

    @Column(name = "onet_activities")
    private List<String> onetActivities;

    @SuppressWarnings("NullAway.Init")
    protected WorkActivityEntity() {}

    WorkActivityEntity(long edition, int position, WorkActivity activity) {
        this.edition = edition;
        this.position = position;
        this.key = activity.key();
        this.name = activity.name();
        this.description = activity.description();
        this.onetActivities = activity.onetActivities();
    }

    WorkActivity toActivity() {
        return new WorkActivity(key, name, description, onetActivities);
    }
}
