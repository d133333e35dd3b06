-- Search: every name, code, category and task an occupation can be found by, one row each, derived from an edition's
-- content when it is stored. It can be made anew at any time, so it is not frozen.

-- Snowball stemming without a list of stop words: in names of jobs "IT" and "PA" are words.
create text search dictionary name_stem (template = snowball, language = english);
create text search configuration job_name (copy = english);
alter text search configuration job_name
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with name_stem;

-- Lower case, no accents, no apostrophes, and a single space for everything that is neither letter nor digit.
create function search_name(given text) returns text
    language sql immutable strict parallel safe
    return trim(regexp_replace(
        replace(replace(lower(unaccent('unaccent', given)), '''', ''), '&', ' and '), '[^a-z0-9]+', ' ', 'g'));

-- The stems of a name, each once, in alphabetical order: neither the order of words nor the plural matters.
create function search_stems(name text) returns text[]
    language sql immutable strict parallel safe
    return tsvector_to_array(to_tsvector('job_name', name));

create table search_entry (
    id bigint primary key generated always as identity,
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    kind text not null,
    shown text not null,
    name text not null,
    joined text not null generated always as (replace(name, ' ', '')) stored,
    stems text[] not null generated always as (search_stems(name)) stored,
    prior real not null,
    constraint search_entry_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug) on delete cascade,
    constraint search_entry_kind_known check (
        kind in ('title', 'ours', 'onet-title', 'reported', 'alternate', 'code', 'category', 'task'))
);

comment on column search_entry.shown is 'what a reader is told has matched';
comment on column search_entry.prior is 'order among equals: the logarithm of the jobs';

create function fill_search_entries(edition bigint) returns void language sql as $$
    delete from search_entry where edition_id = edition;
    insert into search_entry (edition_id, occupation, kind, shown, name, prior)
    select edition, found.occupation, found.kind, found.shown, search_name(found.given),
        log(10 + coalesce(o.jobs_employment, 0))
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
    ) found
    join occupation o on o.edition_id = edition and o.slug = found.occupation
    where search_name(found.given) <> '';
$$;

select fill_search_entries(id) from edition;

create index search_entry_by_occupation on search_entry (edition_id, occupation);
create index search_entry_by_name on search_entry (edition_id, name) where kind <> 'task';
create index search_entry_by_joined on search_entry (edition_id, joined) where kind <> 'task';
create index search_entry_by_stems on search_entry (edition_id, stems) where kind <> 'task';
create index search_entry_by_any_stem on search_entry using gin (stems) where kind <> 'task';
create index search_entry_by_words on search_entry using gin (to_tsvector('job_name', name));
create index search_entry_by_trigrams on search_entry using gin (name gin_trgm_ops) where kind not in ('task', 'code');

-- Names that share enough trigrams with what was asked, the nearest first.
create function search_similar(edition bigint, asked text, most int)
    returns table (occupation text, kind text, shown text, name text, stems text[], prior real, likeness real)
    language sql stable set pg_trgm.similarity_threshold = 0.4 as $$
    select e.occupation, e.kind, e.shown, e.name, e.stems, e.prior, similarity(e.name, asked) as likeness
    from search_entry e
    where e.edition_id = edition and e.kind not in ('task', 'code') and e.name % asked
    order by likeness desc, e.prior desc
    limit most;
$$;

-- The same for questions that nothing else answers: less is enough, and one word like it will do.
create function search_nearest(edition bigint, asked text, most int)
    returns table (occupation text, kind text, shown text, name text, stems text[], prior real, likeness real)
    language sql stable set pg_trgm.word_similarity_threshold = 0.4 as $$
    select e.occupation, e.kind, e.shown, e.name, e.stems, e.prior, word_similarity(asked, e.name) as likeness
    from search_entry e
    where e.edition_id = edition and e.kind not in ('task', 'code') and asked <% e.name
    order by likeness desc, similarity(e.name, asked) desc, e.prior desc
    limit most;
$$;

-- Occupations that readers looked for and did not find. No edition: they outlive all of them.
create table occupation_request (
    name text primary key,
    shown text not null,
    times int not null default 1,
    first_asked timestamptz not null,
    last_asked timestamptz not null,
    constraint occupation_request_not_blank check (name <> ''),
    constraint occupation_request_not_long check (length(shown) <= 60),
    constraint occupation_request_counted check (times > 0 and last_asked >= first_asked)
);
