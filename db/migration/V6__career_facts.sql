-- What the career profile stands on: pay by percentile, education, technology, what O*NET says a job asks for.
-- Rows hang on the occupation by edition and slug; they are stored in bulk and read once into memory.

create table occupation_wages (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    position int not null,
    code text not null,
    title text not null,
    release text not null,
    employment int,
    p10 numeric,
    p25 numeric,
    p50 numeric,
    p75 numeric,
    p90 numeric,
    mean numeric,
    hourly_p10 numeric,
    hourly_p25 numeric,
    hourly_p50 numeric,
    hourly_p75 numeric,
    hourly_p90 numeric,
    topcode numeric,
    hourly_topcode numeric,
    primary key (edition_id, occupation, code, release),
    constraint occupation_wages_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint occupation_wages_in_order check (p10 <= p25 and p25 <= p50 and p50 <= p75 and p75 <= p90),
    constraint occupation_wages_by_the_hour_in_order check (
        hourly_p10 <= hourly_p25 and hourly_p25 <= hourly_p50 and hourly_p50 <= hourly_p75 and hourly_p75 <= hourly_p90),
    constraint occupation_wages_not_empty check (num_nulls(p10, hourly_p10) < 2)
);

create table occupation_job_zone (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    zone int not null,
    mean numeric not null,
    lowest int not null,
    highest int not null,
    codes int not null,
    primary key (edition_id, occupation),
    constraint occupation_job_zone_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint occupation_job_zone_within_scale check (
        1 <= lowest and lowest <= zone and zone <= highest and highest <= 5)
);

create table occupation_education (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    level int not null,
    percent numeric not null,
    primary key (edition_id, occupation, level),
    constraint occupation_education_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint occupation_education_level_known check (level between 1 and 12),
    constraint occupation_education_is_a_percentage check (percent between 0 and 100)
);

create table occupation_technology (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    rank int not null,
    name text not null,
    kind text not null,
    hot boolean not null,
    in_demand boolean not null,
    primary key (edition_id, occupation, rank),
    constraint occupation_technology_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug)
);

create table industry_pay (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    position int not null,
    label text not null,
    industry text not null,
    median numeric not null,
    unit text not null,
    topcoded boolean not null,
    primary key (edition_id, occupation, position),
    constraint industry_pay_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint industry_pay_unit_known check (unit in ('annual', 'hourly'))
);

create table member_pay (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    position int not null,
    title text not null,
    statistic text not null,
    pay numeric not null,
    unit text not null,
    topcoded boolean not null,
    primary key (edition_id, occupation, position),
    constraint member_pay_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint member_pay_statistic_known check (statistic in ('median', 'mean')),
    constraint member_pay_unit_known check (unit in ('annual', 'hourly'))
);

create table occupation_video (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    position int not null,
    onet_code text not null,
    title text not null,
    address text not null,
    verified date not null,
    primary key (edition_id, occupation, position),
    constraint occupation_video_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug)
);

create table onet_element (
    edition_id bigint not null references edition on delete cascade,
    position int not null,
    key text not null,
    kind text not null,
    name text not null,
    primary key (edition_id, key),
    constraint onet_element_kind_known check (kind in ('skill', 'knowledge', 'ability', 'activity'))
);

create table onet_rating (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    element text not null,
    importance numeric not null,
    level numeric,
    primary key (edition_id, occupation, element),
    constraint onet_rating_of_an_occupation foreign key (edition_id, occupation)
        references occupation (edition_id, slug),
    constraint onet_rating_of_an_element foreign key (edition_id, element) references onet_element (edition_id, key),
    constraint onet_rating_within_scale check (importance between 1 and 5 and level between 0 and 7)
);

-- Tables that are kept whole, such as tuition by type of institution.
create table career_document (
    edition_id bigint not null references edition on delete cascade,
    name text not null,
    content text not null,
    primary key (edition_id, name)
);

-- The promise that a published edition never changes, asked once for a statement and not for each of its many rows.
create function refuse_bulk_change_of_published_edition() returns trigger language plpgsql as $$
declare
    published bigint;
begin
    select e.id into published from edition e
        where e.published_at is not null and e.id in (select distinct edition_id from changed) limit 1;
    if published is not null then
        raise exception 'edition % is published and does not change (% on %)', published, tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;

do $$
declare
    content_table text;
begin
    foreach content_table in array array['occupation_wages', 'occupation_job_zone', 'occupation_education',
        'occupation_technology', 'industry_pay', 'member_pay', 'occupation_video', 'onet_element', 'onet_rating',
        'career_document']
    loop
        execute format('create trigger %I after insert on %I referencing new table as changed for each statement '
            'execute function refuse_bulk_change_of_published_edition()', content_table || '_is_closed', content_table);
        execute format('create trigger %I after update on %I referencing old table as changed for each statement '
            'execute function refuse_bulk_change_of_published_edition()', content_table || '_is_frozen', content_table);
        execute format('create trigger %I after delete on %I referencing old table as changed for each statement '
            'execute function refuse_bulk_change_of_published_edition()', content_table || '_is_kept', content_table);
    end loop;
end
$$;
