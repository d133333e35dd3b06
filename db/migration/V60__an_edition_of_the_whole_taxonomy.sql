-- An occupation of the O*NET taxonomy has no page in the handbook; it has the release's description, and tasks that wait
-- for a rating.

alter table occupation
    alter column handbook_url drop not null,
    alter column handbook_modified drop not null,
    alter column handbook_source drop not null,
    alter column handbook_duties drop not null,
    add column onet_source text,
    add column onet_description text,
    add constraint occupation_handbook_complete check (
        num_nulls(handbook_url, handbook_modified, handbook_source, handbook_duties) in (0, 4)),
    add constraint occupation_onet_complete check (num_nulls(onet_source, onet_description) in (0, 2)),
    add constraint occupation_from_the_handbook_or_onet check (num_nulls(handbook_source, onet_source) < 2);

create table pending_task (
    occupation_id bigint not null references occupation on delete cascade,
    position int not null,
    onet_task int not null,
    statement text not null,
    importance text,
    primary key (occupation_id, position),
    constraint pending_task_once unique (occupation_id, onet_task),
    constraint pending_task_statement_not_blank check (statement <> ''),
    constraint pending_task_importance_known check (importance in ('CORE', 'IMPORTANT', 'SUPPORTING'))
);
