-- Row by row the tables of an edition looked up what they belong to, more than once. What names an occupation of an
-- edition names the edition with it, and goes with it.
do $$
declare
    content_table text;
begin
    foreach content_table in array array['occupation_alias', 'occupation_technology', 'occupation_education',
        'occupation_wages', 'industry_pay', 'published_value']
    loop
        execute format('alter table %1$I drop constraint %2$I, drop constraint %3$I, add constraint %3$I '
            'foreign key (edition_id, occupation) references occupation (edition_id, slug) on delete cascade',
            content_table, content_table || '_edition_id_fkey', content_table || '_of_an_occupation');
    end loop;
end
$$;

alter table published_value
    drop constraint published_value_of_a_measure,
    add constraint published_value_of_a_measure foreign key (edition_id, measure)
        references published_measure (edition_id, key) on delete cascade;

-- Search entries are made for an edition that is there, and go with it in one statement.
alter table search_entry drop constraint search_entry_edition_id_fkey;

create function drop_search_entries() returns trigger language plpgsql as $$
begin
    delete from search_entry where edition_id in (select id from gone);
    return null;
end;
$$;

create trigger edition_takes_its_search_entries
    after delete on edition referencing old table as gone
    for each statement execute function drop_search_entries();

-- What it calls is stable and no more; only a function that says the same is taken into the query and not called
-- twenty thousand times.
alter function search_name(text) stable;

-- A name is taken apart once, and one index finds its words: all of them, the first letters of the last one, or any.
-- The same name is the same letters without the spaces; and the entries of an edition lie side by side, so that a
-- summary of each range is enough to find them.
drop index search_entry_by_words;
alter table search_entry drop column stems;
alter table search_entry add column words tsvector not null generated always as (to_tsvector('job_name', name)) stored;
create index search_entry_by_words on search_entry using gin (words);
drop index search_entry_by_name;
drop index search_entry_by_occupation;
create index search_entry_by_edition on search_entry using brin (edition_id);

drop function search_similar(bigint, text, int);
drop function search_nearest(bigint, text, int);

-- Names that share enough trigrams with what was asked, the nearest first.
create function search_similar(edition bigint, asked text, most int)
    returns table (occupation text, kind text, shown text, name text, words tsvector, prior real, likeness real)
    language sql stable set pg_trgm.similarity_threshold = 0.4 as $$
    select e.occupation, e.kind, e.shown, e.name, e.words, e.prior, similarity(e.name, asked) as likeness
    from search_entry e
    where e.edition_id = edition and e.kind not in ('task', 'code') and e.name % asked
    order by likeness desc, e.prior desc, e.occupation, e.name, e.kind, e.shown
    limit most;
$$;

-- The same for questions that nothing else answers: less is enough, and one word like it will do.
create function search_nearest(edition bigint, asked text, most int)
    returns table (occupation text, kind text, shown text, name text, words tsvector, prior real, likeness real)
    language sql stable set pg_trgm.word_similarity_threshold = 0.4 as $$
    select e.occupation, e.kind, e.shown, e.name, e.words, e.prior, word_similarity(asked, e.name) as likeness
    from search_entry e
    where e.edition_id = edition and e.kind not in ('task', 'code') and asked <% e.name
    order by likeness desc, similarity(e.name, asked) desc, e.prior desc, e.occupation, e.name, e.kind, e.shown
    limit most;
$$;
