-- How sure a score is: computed at publication from fixed draws, stored with the edition, never recomputed.

create table score_band (
    edition_id bigint not null references edition on delete cascade,
    occupation text not null,
    model text not null,
    low numeric(4, 1) not null,
    high numeric(4, 1) not null,
    rank int not null,
    tied int not null,
    ranked int not null,
    best_rank int not null,
    worst_rank int not null,
    mover text not null,
    swing numeric(4, 1) not null,
    primary key (edition_id, model, occupation),
    constraint score_band_of_a_score foreign key (edition_id, occupation, model)
        references score (edition_id, occupation, model),
    constraint score_band_in_order check (0 <= low and low <= high and high <= 100),
    constraint score_band_ranks_in_order check (
        1 <= best_rank and best_rank <= worst_rank and worst_rank <= ranked and rank between 1 and ranked),
    constraint score_band_tied_counts_itself check (tied >= 1),
    constraint score_band_swing_not_negative check (swing >= 0)
);

create trigger score_band_is_frozen before insert or update or delete on score_band for each row
    execute function refuse_change_of_published_edition();
