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

-- Tasks that wait for a rating are found like others. A name is brought into its form once.
create or replace function fill_search_entries(edition bigint) returns void language sql as $$
    delete from search_entry where edition_id = edition;
    insert into search_entry (edition_id, occupation, kind, shown, name, prior)
    select edition, named.occupation, named.kind, named.shown, named.name, log(10 + coalesce(o.jobs_employment, 0))
    from (
        select found.occupation, found.kind, found.shown, search_name(found.given) as name
        from (
            select slug as occupation, 'title' as kind, title as shown, title as given
            from occupation where edition_id = edition
            union
            select occupation, kind, title, title from occupation_alias where edition_id = edition
            union
            -- "Certified Public Accountant (CPA)" is two names
            select occupation, kind, title, unnest(array[
                substring(title from '\(([^()]+)\)'), regexp_replace(title, '\s*\([^()]*\)', '', 'g')])
            from occupation_alias where edition_id = edition and title like '%(%)%'
            union
            select slug, 'code', code, code
            from occupation, unnest(soc_codes || onet_codes) code where edition_id = edition
            union
            select o.slug, 'category', c.name, c.name
            from occupation o join category c on c.id = o.category_id where o.edition_id = edition
            union
            select o.slug, 'task', t.statement, t.statement
            from occupation o join task t on t.occupation_id = o.id where o.edition_id = edition
            union
            select o.slug, 'task', t.statement, t.statement
            from occupation o join pending_task t on t.occupation_id = o.id where o.edition_id = edition
        ) found
        offset 0
    ) named
    join occupation o on o.edition_id = edition and o.slug = named.occupation
    where named.name <> '';
$$;
