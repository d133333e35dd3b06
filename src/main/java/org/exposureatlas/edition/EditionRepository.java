package org.exposureatlas.edition;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EditionRepository extends Repository<Edition, Long> {

    Edition save(Edition edition);

    Optional<Edition> findById(Long id);

    @Query("select e from Edition e where e.publishedAt is not null order by e.publishedAt desc, e.id desc")
    List<Edition> published();

    @Query("select e from Edition e order by e.id desc")
    List<Edition> all();
}
