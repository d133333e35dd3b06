-- What the job is like, in our own words, and the ratings of what only people bring to it.

alter table method_document drop constraint method_document_kind_known;
alter table method_document add constraint method_document_kind_known
    check (kind in ('model', 'rubric', 'calibration', 'human-advantage'));

alter table occupation
    add column handbook_duties int not null default 0,
    add column career_summary text,
    add column career_inside text,
    add column career_responsibilities text[],
    add column career_licence text,
    add column career_written_by text,
    add column career_written_on date,
    add column career_review text,
    add constraint occupation_career_complete check (
        num_nulls(career_summary, career_inside, career_responsibilities, career_written_by, career_written_on,
            career_review) in (0, 6)),
    add constraint occupation_career_review_known check (career_review in ('not-reviewed', 'reviewed'));

create table human_advantage (
    occupation_id bigint not null references occupation on delete cascade,
    position int not null,
    rater text not null,
    dimension text not null,
    rating int not null,
    reason text not null,
    primary key (occupation_id, position),
    constraint human_advantage_once_per_rater unique (occupation_id, rater, dimension),
    constraint human_advantage_within_scale check (rating between 1 and 5)
);

create trigger human_advantage_is_frozen before update or delete on human_advantage for each row
    execute function refuse_change_below_published_edition('occupation', 'occupation_id');
