-- How often something was tried within the present window; shared by all nodes.
create table rate_limit (
    bucket bytea primary key,
    times int not null,
    ends_at timestamptz not null,
    constraint rate_limit_bucket_is_sha256 check (length(bucket) = 32),
    constraint rate_limit_counts_itself check (times >= 1)
);

comment on column rate_limit.bucket is 'hash of what is limited and for whom; neither address is kept';

create index rate_limit_past on rate_limit (ends_at);

-- Mail that was ordered together with the change that caused it. It is written when it is sent, so that no link with a
-- secret lies here.
create table outgoing_mail (
    id bigint primary key generated always as identity,
    kind text not null,
    recipient text not null,
    details jsonb not null,
    ordered_at timestamptz not null,
    attempts int not null default 0,
    next_attempt_at timestamptz,
    done_at timestamptz,
    outcome text,
    constraint outgoing_mail_outcome_known check (outcome in ('sent', 'nothing-to-say', 'given-up')),
    constraint outgoing_mail_is_done_or_waits check (num_nulls(next_attempt_at, done_at) = 1),
    constraint outgoing_mail_done_with_an_outcome check (num_nulls(done_at, outcome) in (0, 2))
);

create index outgoing_mail_due on outgoing_mail (next_attempt_at) where done_at is null;

-- Where mail goes while somebody tries the program out on their own machine.
create table local_mail (
    id bigint primary key generated always as identity,
    delivered_at timestamptz not null,
    recipient text not null,
    subject text not null,
    text_body text not null,
    html_body text not null
);

-- Who did what, and when. Rows name accounts by number only and are never changed.
create table audit_entry (
    id bigint primary key generated always as identity,
    happened_at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    details jsonb not null,
    constraint audit_entry_actor_known check (actor ~ '^(account:[0-9]+|program|visitor)$'),
    constraint audit_entry_action_named check (action ~ '^[a-z]+(-[a-z]+)*$')
);

create index audit_entry_by_subject on audit_entry (subject, happened_at);

create function refuse_change_of_audit_log() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end $$;

create trigger audit_entry_stays before update or delete on audit_entry for each row
    execute function refuse_change_of_audit_log();
