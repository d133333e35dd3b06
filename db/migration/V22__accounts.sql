-- People. An address is kept in lower case; an account exists only after its address was confirmed.
create table account (
    id bigint primary key generated always as identity,
    email text not null,
    display_name text not null default '',
    password_hash text not null,
    password_set_at timestamptz not null,
    password_one_time boolean not null default false,
    admin_since timestamptz,
    created_at timestamptz not null,
    constraint account_email_once unique (email),
    constraint account_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and email = lower(email)),
    constraint account_display_name_short check (length(display_name) <= 80)
);

comment on column account.password_one_time is 'given out by the program: it lets in once, and another has to be chosen';

-- What somebody entered who wants an account, until the address is confirmed.
create table sign_up (
    id bigint primary key generated always as identity,
    email text not null,
    password_hash text not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null
);

create index sign_up_past on sign_up (expires_at);

-- A link in a mail: works once, for one purpose, for a while. Only the hash of its secret is kept.
create table mailed_link (
    secret_hash bytea primary key,
    purpose text not null,
    account_id bigint references account on delete cascade,
    sign_up_id bigint references sign_up on delete cascade,
    email text,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint mailed_link_secret_is_sha256 check (length(secret_hash) = 32),
    constraint mailed_link_purpose_known check (purpose in ('sign-up', 'sign-in', 'new-password', 'new-email')),
    constraint mailed_link_for_an_account_or_a_sign_up check (num_nulls(account_id, sign_up_id) = 1),
    constraint mailed_link_new_email_names_it check ((email is not null) = (purpose = 'new-email'))
);

create index mailed_link_past on mailed_link (expires_at);
create index mailed_link_of_account on mailed_link (account_id);
