-- An edition is one version of the whole data set. Every row of content belongs to one edition and is frozen with it.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create sequence edition_id_seq;
create sequence content_id_seq increment by 1000;

create table edition (
    id bigint primary key default nextval('edition_id_seq'),
    label text not null,
    as_of date not null,
    content_hash text not null,
    opened_at timestamptz not null,
    published_at timestamptz,
    constraint edition_label_not_blank check (label <> ''),
    constraint edition_content_hash_is_sha256 check (content_hash ~ '^[0-9a-f]{64}$'),
    constraint edition_published_after_opening check (published_at >= opened_at)
);

create table current_edition (
    only_row boolean primary key default true,
    edition_id bigint not null references edition,
    since timestamptz not null,
    constraint current_edition_is_one_row check (only_row)
);

-- Parts of the method that are kept whole: scoring models, the rubric and its calibration.
create table method_document (
    edition_id bigint not null references edition on delete cascade,
    kind text not null,
    name text not null,
    position int not null,
    content text not null,
    primary key (edition_id, kind, name),
    constraint method_document_kind_known check (kind in ('model', 'rubric', 'calibration'))
);

create table source (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    key text not null,
    position int not null,
    title text not null,
    publisher text not null,
    url text,
    vintage text not null,
    released date not null,
    next_due date,
    licence text not null,
    feeds text not null,
    constraint source_once_per_edition unique (edition_id, key)
);

create table rater (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    key text not null,
    position int not null,
    name text not null,
    kind text not null,
    description text not null,
    rubric text not null,
    version text not null,
    date date not null,
    constraint rater_once_per_edition unique (edition_id, key),
    constraint rater_kind_known check (kind in ('person', 'model', 'study'))
);

create table work_activity (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    key text not null,
    position int not null,
    name text not null,
    description text not null,
    onet_activities text[] not null,
    constraint work_activity_once_per_edition unique (edition_id, key)
);

create table category (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    slug text not null,
    name text not null,
    constraint category_once_per_edition unique (edition_id, slug)
);

create table seniority_curve (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    category text not null,
    entry numeric not null,
    mid numeric not null,
    senior numeric not null,
    status text not null,
    source text not null,
    note text not null,
    constraint seniority_curve_of_a_category foreign key (edition_id, category) references category (edition_id, slug),
    constraint seniority_curve_once_per_category unique (edition_id, category),
    constraint seniority_curve_positive check (entry > 0 and mid > 0 and senior > 0),
    constraint seniority_curve_status_known check (status in ('measured', 'assumed'))
);

create table occupation (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    slug text not null,
    title text not null,
    category_id bigint not null references category,
    note text,
    handbook_url text not null,
    handbook_modified date not null,
    handbook_source text not null,
    codes_source text not null,
    soc_codes text[] not null,
    onet_codes text[] not null,
    similar_slugs text[] not null,
    pay_source text,
    pay_vintage text,
    pay_median_annual int,
    pay_median_hourly numeric,
    pay_median_topcoded boolean,
    pay_p10 numeric,
    pay_p90 numeric,
    pay_p90_topcoded boolean,
    pay_percentile_unit text,
    pay_percentile_occupations int,
    pay_percentile_vintage text,
    jobs_source text,
    jobs_vintage text,
    jobs_employment int,
    jobs_projected int,
    jobs_change int,
    jobs_change_percent int,
    jobs_outlook text,
    jobs_openings int,
    entry_source text,
    entry_vintage text,
    entry_education text,
    entry_experience text,
    entry_training text,
    constraint occupation_once_per_edition unique (edition_id, slug),
    constraint occupation_has_a_soc_code check (cardinality(soc_codes) > 0),
    constraint occupation_pay_positive check (pay_median_annual > 0 and pay_median_hourly > 0 and pay_p10 > 0),
    constraint occupation_pay_percentiles_in_order check (pay_p10 <= pay_p90),
    constraint occupation_pay_unit_known check (pay_percentile_unit in ('annual', 'hourly')),
    constraint occupation_pay_has_source check (num_nulls(pay_source, pay_vintage) in (0, 2)),
    constraint occupation_jobs_complete check (
        num_nulls(jobs_source, jobs_vintage, jobs_employment, jobs_projected, jobs_change, jobs_change_percent,
            jobs_outlook, jobs_openings) in (0, 8)),
    constraint occupation_jobs_not_negative check (jobs_employment >= 0 and jobs_projected >= 0 and jobs_openings >= 0),
    constraint occupation_entry_has_source check (num_nulls(entry_source, entry_vintage, entry_education) in (0, 3))
);

create table occupation_member (
    occupation_id bigint not null references occupation on delete cascade,
    position int not null,
    code text not null,
    title text not null,
    employment int not null,
    entry_education text,
    primary key (occupation_id, position),
    constraint occupation_member_once unique (occupation_id, code),
    constraint occupation_member_employment_not_negative check (employment >= 0)
);

create table occupation_alias (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    position int not null,
    title text not null,
    kind text not null,
    onet_code text not null,
    constraint occupation_alias_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint occupation_alias_kind_known check (kind in ('onet-title', 'reported', 'alternate', 'ours'))
);

create index occupation_alias_by_edition on occupation_alias (edition_id, occupation, position);

create table task (
    id bigint primary key,
    occupation_id bigint not null references occupation on delete cascade,
    position int not null,
    key text not null,
    statement text not null,
    importance text not null,
    time_entry int not null,
    time_mid int not null,
    time_senior int not null,
    activity text not null,
    rationale text not null,
    remains_human text not null,
    evidence text,
    evidence_section text,
    duties int[] not null,
    onet_tasks int[] not null,
    constraint task_once_per_occupation unique (occupation_id, key),
    constraint task_importance_known check (importance in ('CORE', 'IMPORTANT', 'SUPPORTING')),
    constraint task_time_within_scale check (
        time_entry between 0 and 3 and time_mid between 0 and 3 and time_senior between 0 and 3),
    constraint task_text_not_blank check (statement <> '' and rationale <> '' and remains_human <> ''),
    constraint task_evidence_has_section check (num_nulls(evidence, evidence_section) in (0, 2))
);

create table task_rating (
    task_id bigint not null references task on delete cascade,
    position int not null,
    rater text not null,
    capability int not null,
    digital int not null,
    structure int not null,
    presence int not null,
    accountability int not null,
    primary key (task_id, position),
    constraint task_rating_once_per_rater unique (task_id, rater),
    constraint task_rating_within_scale check (
        capability between 0 and 4 and digital between 0 and 4 and structure between 0 and 4
        and presence between 0 and 4 and accountability between 0 and 4)
);

create table signal_input (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    input text not null,
    number numeric,
    phrase text,
    parts jsonb,
    observed_on date,
    source text,
    vintage text,
    note text,
    constraint signal_input_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint signal_input_once unique (edition_id, occupation, input),
    constraint signal_input_has_source foreign key (edition_id, source) references source (edition_id, key),
    constraint signal_input_value_has_source_or_a_reason check (
        case when number is null and phrase is null then note is not null
             else source is not null and vintage is not null end)
);

create table published_measure (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    key text not null,
    position int not null,
    title text not null,
    authors text not null,
    year int not null,
    publication text not null,
    describes text not null,
    scale text not null,
    unit text not null,
    codes text not null,
    measure_group text not null,
    headline boolean not null,
    licence text not null,
    constraint published_measure_once_per_edition unique (edition_id, key)
);

create table published_value (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    measure text not null,
    occupation text not null,
    value numeric not null,
    codes text not null,
    aggregation text not null,
    constraint published_value_of_a_measure foreign key (edition_id, measure)
        references published_measure (edition_id, key),
    constraint published_value_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint published_value_once unique (edition_id, measure, occupation),
    constraint published_value_aggregation_known check (aggregation in ('mean', 'sum'))
);

create table score (
    id bigint primary key,
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    model text not null,
    aoi numeric(4, 1),
    exact_aoi numeric,
    tier text,
    completeness numeric not null,
    withheld text,
    constraint score_of_an_occupation foreign key (edition_id, occupation) references occupation (edition_id, slug),
    constraint score_once_per_model unique (edition_id, occupation, model),
    constraint score_within_scale check (aoi between 0 and 100 and exact_aoi between 0 and 100),
    constraint score_completeness_is_a_share check (completeness between 0 and 1),
    constraint score_or_reason check (num_nulls(aoi, exact_aoi, tier) in (0, 3) and (aoi is null) = (withheld is not null))
);

create table score_signal (
    score_id bigint not null references score on delete cascade,
    position int not null,
    signal text not null,
    weight numeric not null,
    effective_weight numeric,
    value numeric,
    contribution numeric(4, 1),
    computed boolean not null,
    pending text,
    primary key (score_id, position),
    constraint score_signal_once unique (score_id, signal),
    constraint score_signal_within_scale check (value between 0 and 100 and contribution between 0 and 100),
    constraint score_signal_value_or_reason check ((value is null) = (pending is not null))
);

create table score_task (
    score_id bigint not null references score on delete cascade,
    position int not null,
    task text not null,
    feasibility numeric not null,
    low numeric not null,
    high numeric not null,
    task_share numeric not null,
    contribution numeric,
    primary key (score_id, position),
    constraint score_task_once unique (score_id, task),
    constraint score_task_within_scale check (low >= 0 and low <= feasibility and feasibility <= high and high <= 100),
    constraint score_task_share_is_a_share check (task_share between 0 and 1)
);

create table score_level (
    score_id bigint not null references score on delete cascade,
    position int not null,
    level text not null,
    by_curve numeric,
    by_tasks numeric(4, 1),
    primary key (score_id, position),
    constraint score_level_once unique (score_id, level),
    constraint score_level_known check (level in ('ENTRY', 'MID', 'SENIOR'))
);

-- A published edition never changes.
create function refuse_change_of_published_edition() returns trigger language plpgsql as $$
declare
    changed bigint;
begin
    changed := case when tg_op = 'INSERT' then new.edition_id else old.edition_id end;
    if exists (select 1 from edition where id = changed and published_at is not null) then
        raise exception 'edition % is published and does not change (% on %)', changed, tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;

do $$
declare
    content_table text;
begin
    foreach content_table in array array['method_document', 'source', 'rater', 'work_activity', 'category',
        'seniority_curve', 'occupation', 'occupation_alias', 'signal_input', 'published_measure', 'published_value', 'score']
    loop
        execute format('create trigger %I before insert or update or delete on %I for each row '
            'execute function refuse_change_of_published_edition()', content_table || '_is_frozen', content_table);
    end loop;
end
$$;

-- The same for rows that belong to an edition through their parent: trigger arguments are parent table and foreign key.
create function refuse_change_below_published_edition() returns trigger language plpgsql as $$
declare
    published timestamptz;
begin
    execute format('select e.published_at from %I p join edition e on e.id = p.edition_id where p.id = $1', tg_argv[0])
        into published using (to_jsonb(old) ->> tg_argv[1])::bigint;
    if published is not null then
        raise exception 'the edition is published and does not change (% on %)', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger task_is_frozen before update or delete on task for each row
    execute function refuse_change_below_published_edition('occupation', 'occupation_id');
create trigger occupation_member_is_frozen before update or delete on occupation_member for each row
    execute function refuse_change_below_published_edition('occupation', 'occupation_id');
create trigger score_signal_is_frozen before update or delete on score_signal for each row
    execute function refuse_change_below_published_edition('score', 'score_id');
create trigger score_task_is_frozen before update or delete on score_task for each row
    execute function refuse_change_below_published_edition('score', 'score_id');
create trigger score_level_is_frozen before update or delete on score_level for each row
    execute function refuse_change_below_published_edition('score', 'score_id');
