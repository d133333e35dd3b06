-- Which occupations O*NET calls related, the nearest first; apart from those that the handbook calls similar.

create table occupation_related (
    edition_id bigint not null,
    occupation text not null,
    rank int not null,
    related text not null,
    primary key (edition_id, occupation, rank),
    constraint occupation_related_once unique (edition_id, related, occupation),
    constraint occupation_related_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug) on delete cascade,
    constraint occupation_related_to_an_occupation foreign key (edition_id, related)
        references occupation (edition_id, slug) on delete cascade,
    constraint occupation_related_to_another check (related <> occupation)
);

create trigger occupation_related_is_closed after insert on occupation_related
    referencing new table as changed for each statement execute function refuse_bulk_change_of_published_edition();
create trigger occupation_related_is_frozen after update on occupation_related
    referencing old table as changed for each statement execute function refuse_bulk_change_of_published_edition();
create trigger occupation_related_is_kept after delete on occupation_related
    referencing old table as changed for each statement execute function refuse_bulk_change_of_published_edition();
