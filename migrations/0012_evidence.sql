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
