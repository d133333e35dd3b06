-- One token for programs per account; only its hash is kept, and its last letters to recognize it by.
create table api_token (
    account_id bigint primary key references account on delete cascade,
    token_hash bytea not null,
    ending text not null,
    made_at timestamptz not null,
    last_used_at timestamptz,
    constraint api_token_once unique (token_hash),
    constraint api_token_is_sha256 check (length(token_hash) = 32)
);

alter table account add column deletion_asked_at timestamptz;

create index account_to_delete on account (deletion_asked_at) where deletion_asked_at is not null;
