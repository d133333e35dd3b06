package org.exposureatlas.occupation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OccupationRepository extends Repository<OccupationEntity, Long> {

    @Query("select o from Occupation o join fetch o.category where o.edition = :edition order by o.title")
    List<OccupationEntity> of(long edition);

    @Query("select c from Category c where c.edition = :edition order by c.name")
    List<CategoryEntity> categoriesOf(long edition);

    @Query("select a from Alias a where a.edition = :edition order by a.occupation, a.position")
    List<AliasEntity> aliasesOf(long edition);

    @Query("select r from Rater r where r.edition = :edition order by r.position")
    List<RaterEntity> ratersOf(long edition);

    @Query("select w from WorkActivity w where w.edition = :edition order by w.position")
    List<WorkActivityEntity> activitiesOf(long edition);
}
