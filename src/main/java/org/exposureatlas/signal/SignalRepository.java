package org.exposureatlas.signal;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SignalRepository extends Repository<SignalInputEntity, Long> {

    @Query("select i from SignalInput i where i.edition = :edition order by i.occupation, i.input")
    List<SignalInputEntity> inputsOf(long edition);

    @Query("select s from Source s where s.edition = :edition order by s.position")
    List<SourceEntity> sourcesOf(long edition);

    @Query("select m from PublishedMeasure m where m.edition = :edition order by m.position")
    List<PublishedMeasureEntity> measuresOf(long edition);

    @Query("select v from PublishedValue v where v.edition = :edition order by v.measure, v.occupation")
    List<PublishedValueEntity> valuesOf(long edition);
}
