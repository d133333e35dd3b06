-- A second factor: a key that the person's authenticator app has too, and codes for when the app is lost.
create table second_factor (
    account_id bigint primary key references account on delete cascade,
    key bytea not null,
    made_at timestamptz not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    constraint second_factor_key_of_160_bits check (length(key) = 20)
);

comment on column second_factor.confirmed_at is 'since when it counts: a first code was right';
comment on column second_factor.last_step is 'the half minute of the last code that was taken: none is taken twice';

create table recovery_code (
    account_id bigint not null references account on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash),
    constraint recovery_code_is_sha256 check (length(code_hash) = 32)
);
