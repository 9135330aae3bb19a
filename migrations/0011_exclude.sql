-- Whom not to trust: who may not read a story, and stories that nobody reads before one supervisor has decided who may.

-- Of whom the operator said so: woman or man.
alter table staff add column gender text not null default 'unset';
alter table invitations add column gender text not null default 'unset';

-- Who is to read it: woman, man or anyone. It is part of every look at the queue, so it is part of its index.
alter table cases add column reader text not null default 'anyone';
create index cases_desk on cases (lane, sent_at, id, reader) where stage = 'waiting';
drop index cases_queue;

create table exclusions (
    case_id bigint not null references cases (id),
    staff_id bigint not null references staff (id),
    -- Who said so: that member themselves (self), or the supervisor who decided (held).
    why text not null,
    primary key (case_id, staff_id)
);

create table holds (
    case_id bigint primary key not null references cases (id),
    about text not null,
    -- Who decides; null where there is nobody who could.
    supervisor bigint references staff (id),
    due_at bigint not null,
    -- 1: its time has passed once.
    late bigint not null
);
create index holds_supervisor on holds (supervisor);
create index holds_due on holds (due_at);

-- Whom it is about, in its reporter's words, sealed; none once that is decided. The keyed hash of the message stays, so that a
-- change of it never becomes part of the story.
create table descriptions (
    case_id bigint not null references cases (id),
    number bigint not null,
    source bytea not null,
    body bytea,
    at bigint not null,
    primary key (case_id, number)
);
create index descriptions_source on descriptions (source);

-- The reporter can ask who opened the story.
create index audit_case on audit (case_id, id) where case_id is not null;
