-- The files behind the sections of a subscriber, as each edition has them: rules of moves, assumptions about pay, tools.
create table insight_document (
    edition_id bigint not null references edition on delete cascade,
    name text not null,
    content text not null,
    primary key (edition_id, name)
);

create trigger insight_document_is_closed after insert on insight_document referencing new table as changed
    for each statement execute function refuse_bulk_change_of_published_edition();
create trigger insight_document_is_frozen after update on insight_document referencing old table as changed
    for each statement execute function refuse_bulk_change_of_published_edition();
create trigger insight_document_is_kept after delete on insight_document referencing old table as changed
    for each statement execute function refuse_bulk_change_of_published_edition();
