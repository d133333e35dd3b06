-- Published labels of the O*NET tasks that ours are linked to, shown beside our ratings and no part of the score.

create table task_label (
    edition_id bigint not null references edition on delete cascade,
    onet_task int not null,
    human text not null,
    gpt4 text not null,
    primary key (edition_id, onet_task),
    constraint task_label_known check (human in ('E0', 'E1', 'E2') and gpt4 in ('E0', 'E1', 'E2'))
);

create trigger task_label_is_frozen before insert or update or delete on task_label for each row
    execute function refuse_change_of_published_edition();
