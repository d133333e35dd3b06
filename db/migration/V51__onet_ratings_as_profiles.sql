-- What O*NET says an occupation asks for, one row for each occupation instead of one for each of its 160 elements: they
-- are only ever written and read together. The loader has checked that every element is there.

create table onet_profile (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    elements text[] not null,
    importances numeric[] not null,
    levels numeric[] not null,
    primary key (edition_id, occupation),
    constraint onet_profile_of_an_occupation foreign key (edition_id, occupation) references occupation (edition_id, slug),
    constraint onet_profile_complete check (
        cardinality(elements) = cardinality(importances) and cardinality(elements) = cardinality(levels)),
    constraint onet_profile_within_scale check (
        1 <= all (importances) and 5 >= all (importances)
        and coalesce(0 <= all (levels), true) and coalesce(7 >= all (levels), true))
);

insert into onet_profile (edition_id, occupation, elements, importances, levels)
select r.edition_id, r.occupation, array_agg(r.element order by e.position),
    array_agg(r.importance order by e.position), array_agg(r.level order by e.position)
from onet_rating r join onet_element e on e.edition_id = r.edition_id and e.key = r.element
group by r.edition_id, r.occupation;

drop table onet_rating;

create trigger onet_profile_is_closed after insert on onet_profile referencing new table as changed for each statement
    execute function refuse_bulk_change_of_published_edition();
create trigger onet_profile_is_frozen after update on onet_profile referencing old table as changed for each statement
    execute function refuse_bulk_change_of_published_edition();
create trigger onet_profile_is_kept after delete on onet_profile referencing old table as changed for each statement
    execute function refuse_bulk_change_of_published_edition();
