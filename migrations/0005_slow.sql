-- What came faster than it is answered: received, and waiting its turn. Each row holds what one batch brought, sealed as one.

create table slow (
    id bigint primary key not null,
    key_id bigint not null,
    body bytea not null,
    at bigint not null
);
