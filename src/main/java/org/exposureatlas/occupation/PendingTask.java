package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * A task of an O*NET release without a rating. It is shown and weighs nothing.
 *
 * @param onetTask its number in the release
 * @param importance {@code null} where the release does not say
 */
@Embeddable
public record PendingTask(
        @Column(name = "onet_task") int onetTask,
        String statement,

        @Enumerated(EnumType.STRING) @Nullable Importance importance) {}
