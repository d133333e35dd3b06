package org.exposureatlas.scoring;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ScoreRepository extends Repository<ScoreEntity, Long> {

    @Query("select s from Score s where s.edition = :edition order by s.model, s.occupation")
    List<ScoreEntity> of(long edition);
}
