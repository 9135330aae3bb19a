-- Originals as evidence: untouched bytes beside what was cleaned, where their person chose it.

-- 1: of what comes from now on the original is kept too.
alter table cases add column evidence bigint not null default 0;
-- 1: of this one it is to be kept.
alter table attachments add column evidence bigint not null default 0;
-- Sealed: of an original that is kept its kind, size, hash and time.
alter table attachments add column original bytea;

create table originals (
    attachment_id bigint not null references attachments (id),
    part bigint not null,
    body bytea not null,
    primary key (attachment_id, part)
);

-- What a supervisor types besides to see originals: codes of a secret that an app shares.
create table second_keys (
    staff_id bigint primary key not null references staff (id),
    -- Sealed under the key of their chat.
    secret bytea not null,
    -- When a code of it was typed for the first time; null: it is being set up.
    set_at bigint,
    -- The step of the last code that was taken: each is taken once.
    used bigint not null,
    -- Wrong codes in a row, and until when none is looked at.
    tries bigint not null,
    locked_until bigint,
    -- Until when originals can be seen.
    open_until bigint
);

-- Which of the originals of its case was retrieved.
alter table audit add column number bigint;
create index audit_retrieved on audit (case_id) where number is not null;
