-- Codes with which a reporter comes back from another chat. Only a keyed hash stays once the code was typed back.

-- When its reporter last went on from another chat.
alter table cases add column moved_at bigint;

create table codes (
    case_id bigint primary key not null references cases (id),
    digest bytea not null unique,
    -- Sealed: the code itself, until it was typed back once.
    body bytea
);
