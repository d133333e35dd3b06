-- The life of editions. An edition is staged (published_at is null), shown (the pointer names it), kept (published once,
-- not shown now) or gone. What happened is kept longer than the editions themselves.

create table edition_event (
    id bigint primary key generated always as identity,
    kind text not null,
    happened_at timestamptz not null,
    actor text not null,
    edition_id bigint references edition on delete set null,
    label text not null,
    content_hash text not null,
    as_of date not null,
    previous_label text,
    note text not null default '',
    constraint edition_event_kind_known check (kind in ('publication', 'rollback')),
    constraint edition_event_actor_known check (actor ~ '^(account:[0-9]+|program)$')
);

comment on column edition_event.previous_label is 'the edition shown before; null for the first';
comment on column edition_event.note is 'why, in the words readers see';

insert into edition_event (kind, happened_at, actor, edition_id, label, content_hash, as_of, previous_label)
select 'publication', published_at, 'program', id, label, content_hash, as_of,
    lag(label) over (order by published_at, id)
from edition where published_at is not null order by published_at, id;

-- What an event changed for an occupation. The four parts of a change add up to it.
create table edition_change (
    event_id bigint not null references edition_event on delete cascade,
    position int not null,
    occupation text not null,
    title text not null,
    kind text not null,
    old_aoi numeric(4, 1),
    new_aoi numeric(4, 1),
    old_tier text,
    new_tier text,
    by_data numeric(4, 1),
    by_model numeric(4, 1),
    by_rater numeric(4, 1),
    by_correction numeric(4, 1),
    inputs jsonb not null,
    primary key (event_id, position),
    constraint edition_change_once unique (event_id, occupation),
    constraint edition_change_kind_known check (kind in ('added', 'removed', 'changed')),
    constraint edition_change_parts_together check (num_nulls(by_data, by_model, by_rater, by_correction) in (0, 4)),
    constraint edition_change_adds_up check (
        by_data is null or by_data + by_model + by_rater + by_correction = new_aoi - old_aoi)
);

create index edition_change_by_occupation on edition_change (occupation, event_id);

-- The one reload that is under way, and who holds it.
create table reload (
    only_row boolean primary key default true,
    actor text not null,
    since timestamptz not null,
    heartbeat timestamptz not null,
    source text not null,
    step text not null,
    done int not null default 0,
    total int not null default 0,
    step_since timestamptz not null,
    edition_id bigint references edition on delete set null,
    base_id bigint references edition on delete set null,
    outcome text,
    problems jsonb,
    cancelled boolean not null default false,
    constraint reload_is_one_row check (only_row)
);

-- Every inserted row asked for itself whether its edition is published; now each statement asks, once for all of its rows.
do $$
declare
    content_table text;
begin
    foreach content_table in array array['occupation', 'occupation_alias', 'signal_input', 'published_value', 'score',
        'score_band', 'task_label']
    loop
        execute format('drop trigger %I on %I', content_table || '_is_frozen', content_table);
        execute format('create trigger %I after insert on %I referencing new table as changed for each statement '
            'execute function refuse_bulk_change_of_published_edition()', content_table || '_is_closed', content_table);
        execute format('create trigger %I before update or delete on %I for each row '
            'execute function refuse_change_of_published_edition()', content_table || '_is_frozen', content_table);
    end loop;
end
$$;
