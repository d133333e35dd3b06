package org.exposureatlas.seniority;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SeniorityCurveRepository extends Repository<SeniorityCurveEntity, Long> {

    @Query("select c from SeniorityCurve c where c.edition = :edition order by c.category")
    List<SeniorityCurveEntity> of(long edition);
}
